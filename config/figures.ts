const figuresConfig = {
  /** How many business days the nightly re-count covers, today included: all that charts show, and some. */
  recountDays: 35,
}

export default figuresConfig
