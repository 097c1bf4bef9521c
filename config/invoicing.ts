export type InvoiceTrigger = 'on_paid' | 'on_completed' | 'manual'

/** When an order of each type is invoiced by itself; `manual` waits for a person. */
const triggers: Record<'parcel' | 'service' | 'mixed', InvoiceTrigger> = {
  parcel: 'on_completed',
  service: 'on_completed',
  mixed: 'on_completed',
}

/** House rules of invoices. */
const invoicingConfig = {
  triggers,

  /** Kept with every draft, so that a verdict can be understood later. Change it with the rules. */
  ruleSet: '2026-11.3',

  /** Rates that may stand on an invoice (VAT law in force since 2026-01-01, simplified method, reductions). */
  legalRates: ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0'],

  /** The strictest of the known channels, in characters. */
  textLimits: { buyer: 100, item: 90, spec: 40, unit: 20, remark: 230, issuer: 20 },
  mostLines: 2000,

  /** The same customer and total so soon again may be the same sale entered twice. */
  alike: { withinHours: 24, fromFen: 100_000 },

  /** Calls to tax channels that one piece of work has open at once. */
  issuing: { calls: 8 },

  /** An invoice that waits for the quota or a sign-in is tried again after a while even if nothing seems to have changed. */
  waiting: { firstPauseSeconds: 60, longestPauseSeconds: 900 },

  /** The quota is called low below this part of an average month, or below so many average invoices. */
  quotaAlarm: { partOfMonth: 0.2, invoices: 50 },

  /** How the house asks again when an answer stays away. The pause grows with the age of the question. */
  resolving: {
    firstPauseSeconds: 5,
    longestPauseSeconds: 3600,
    /** A request without an outcome for so long was cut short: the channel's time-out is far below. */
    interruptedAfterSeconds: 60,
    batch: 200,
  },

  /** Documents that a tax channel hands over: how often it is asked, and when people are told that one is missing. */
  channelDocuments: {
    firstPauseSeconds: 10,
    longestPauseSeconds: 3600,
    overdueAfterHours: 24,
    batch: 100,
  },

  /** Credit (red-letter) invoices. */
  credits: {
    /** A refund of invoiced money: asked for by itself, or left to a person. */
    onRefund: 'automatic' as 'automatic' | 'by_hand',
    /** Pauses between two questions about a form: without an outcome, waiting for somebody, free to be used. */
    asking: { unclearSeconds: 30, waitingSeconds: 600, clearedSeconds: 3600, batch: 200 },
  },

  /** Threads that render documents; they end when they had nothing to do for a while. */
  rendering: { threads: 2, idleMs: 30_000 },

  /** Invoices that customers ask for afterwards: drafted by themselves where the rules allow it, or agreed to by staff. */
  requests: { draftAtOnce: false },

  /** Questions to the tax side about titles, from one person. */
  titleChecks: { questions: 30, perMinutes: 10 },

  /** Questions to the public verification page from one address. */
  verification: { questions: 20, perMinutes: 10 },
}

export default invoicingConfig
