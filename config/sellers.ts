/** How the house keeps an eye on tax channels. Data only. */
const sellersConfig = {
  /** Without a way to ask, a seller that the tax side turned away is tried again after this long. */
  retryBlockedAfterMinutes: 15,
  /** A sign-in that ends within this time is warned of. */
  warnOfLoginHours: 24,
  /** While a code waits to be scanned, the tax side is asked this often. */
  askForLoginSeconds: 3,
}

export default sellersConfig
