/** Comparing orders, payments and invoices. */
const reconciliationConfig = {
  /** Of each rule so many finds are kept, the oldest; all of them are counted. */
  keptFinds: 100,

  /** Runs that are kept, each with its finds. */
  keptDays: 90,
}

export default reconciliationConfig
