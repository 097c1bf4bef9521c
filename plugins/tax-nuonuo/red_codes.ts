import type { ConfirmationState, CreditReason } from '#app/invoices/credit_messages'

/** Their order is not that of the tax bureau: 1 goods returned, 2 wrong invoice, 3 service stopped, 4 allowance. */
export const RED_REASONS: Record<CreditReason, string> = {
  goods_returned: '1',
  wrong_invoice: '2',
  service_stopped: '3',
  allowance: '4',
}

/** `billStatus`, by the codes of the tax bureau. */
export const FORM_STATES: Record<string, ConfirmationState> = {
  '01': 'not_needed',
  '02': 'awaiting_buyer',
  '03': 'awaiting_seller',
  '04': 'confirmed',
  '05': 'denied_by_buyer',
  '06': 'denied_by_seller',
  '07': 'expired',
  '08': 'withdrawn',
  '09': 'withdrawn_after_confirmation',
  '10': 'void_abnormal',
  // The taxpayer's state is abnormal; a natural person refuses; a tax refund was asked for.
  '11': 'void_abnormal',
  '12': 'denied_by_buyer',
  '13': 'void_abnormal',
}

/** Their own: the application is under way, or the tax bureau did not take it. */
export const APPLYING = '15'
export const APPLICATION_FAILED = '16'

/** `identity` and `applySource`. */
export const SELLER = '0'
export const BUYER = '1'

/** `requestStatus`: what somebody did about a form is under way (01, 03), or did not work (02, 04). */
export const UNDER_WAY = ['01', '03']
export const DID_NOT_WORK = ['02', '04']

/** A form waits so many hours for its answer. */
export const ANSWER_HOURS = 72

export function reasonOf(code: string): CreditReason | null {
  const known = Object.keys(RED_REASONS) as CreditReason[]
  return known.find((reason) => RED_REASONS[reason] === code) ?? null
}
