const FINGERPRINT = /^[0-9a-f]{64}$/

/** SHA-256 fingerprints as people paste them, with or without colons; null when one of them is none. */
export function givenCertificates(pasted: readonly string[] | undefined): string[] | null {
  const given = (pasted ?? []).map((one) => one.replaceAll(':', '').toLowerCase())
  return given.every((one) => FINGERPRINT.test(one)) ? given : null
}
