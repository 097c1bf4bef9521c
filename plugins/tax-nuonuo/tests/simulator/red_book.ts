import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Fields } from './fields.js'

/** A form at the tax bureau, and how the service last saw it. */
export interface Form {
  billId: string
  billNo: string
  billUuid: string
  /** At the tax bureau. */
  billStatus: string
  /** As the service knows it; null: it was never fetched. */
  known: string | null
  billMessage: string
  applySource: '0' | '1'
  original: string
  redReason: string
  detail: Fields[]
  openedAt: number
  /** The number that its credit invoice is to get. */
  orderNo: string
  callbackUrl: string
  invoiceSerialNum: string
}

const ISSUABLE = ['01', '04']
const WAITING = ['02', '03']

/** Confirmation forms; they are on the disk before anybody gets an answer. */
export class RedBook {
  #forms: Form[]

  constructor(private readonly path: string) {
    this.#forms = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  }

  add(form: Omit<Form, 'billNo' | 'billUuid' | 'invoiceSerialNum'>): Form {
    const moment = String(form.openedAt).slice(-8)
    const count = String(this.#forms.length + 1)
    const whole = {
      ...form,
      billNo: `4201062611${moment}${count.padStart(2, '0')}`,
      billUuid: `${moment}${count}`.padStart(32, 'a'),
      invoiceSerialNum: '',
    }
    this.#forms.push(whole)
    this.save()
    return whole
  }

  find({ billUuid, billId, billNo }: Partial<Record<string, unknown>>): Form | null {
    const keys = { billUuid, billId, billNo }
    const name = (Object.keys(keys) as (keyof typeof keys)[]).find((key) => keys[key])
    return this.#forms.find((form) => name !== undefined && form[name] === keys[name]) ?? null
  }

  all(): Form[] {
    return this.#forms
  }

  /** Not void, and without its credit invoice. */
  openOf(original: string): Form | null {
    const open = this.#forms.filter(
      ({ billStatus, invoiceSerialNum }) =>
        WAITING.includes(billStatus) || (ISSUABLE.includes(billStatus) && invoiceSerialNum === '')
    )
    return open.find((form) => form.original === original) ?? null
  }

  creditedOf(original: string): Form[] {
    const own = this.#forms.filter((form) => form.original === original)
    return own.filter(({ invoiceSerialNum }) => invoiceSerialNum !== '')
  }

  expire(before: number): void {
    for (const form of this.#forms)
      if (WAITING.includes(form.billStatus) && form.openedAt <= before) form.billStatus = '07'
    this.save()
  }

  save(): void {
    writeFileSync(this.path, JSON.stringify(this.#forms), { flush: true })
  }
}

export function isIssuable({ billStatus }: Form): boolean {
  return ISSUABLE.includes(billStatus)
}
