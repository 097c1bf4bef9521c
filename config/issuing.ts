/** How invoices are issued in large numbers, and when one needs somebody. Data only. */
const issuingConfig = {
  /** Orders of a batch that are drafted and asked for together. */
  chunk: 100,

  /** An invoice without an outcome, or without its documents, for so long needs somebody. */
  unclearAfterMinutes: 30,
  documentsMissingAfterMinutes: 10,
}

export default issuingConfig
