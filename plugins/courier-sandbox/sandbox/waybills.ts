const FORM = /^SX(\d{9})$/

/** `SX` and nine digits. */
export function waybillOf(serial: number): string {
  return `SX${String(serial).padStart(9, '0')}`
}

/** 0, which no booking has, for what is no waybill of this courier. */
export function serialOf(waybill: string): number {
  return Number(FORM.exec(waybill)?.[1] ?? 0)
}
