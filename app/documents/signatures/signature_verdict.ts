export interface Signer {
  /** The distinguished name, its parts from the most special one: `CN=…, OU=…`. */
  subject: string
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
}

export interface SignatureVerdict {
  /**
   * `valid`: what is signed is as it was signed. `altered`: it is not, or the signature is another's.
   * `absent`: nobody signed. `unreadable`: there is a signature that cannot be checked here, for want of
   * a key in the file or because its form is unknown.
   */
  state: 'valid' | 'altered' | 'absent' | 'unreadable'
  /** Whose certificate is in the file; whether to trust it is for the caller to say. */
  signer: Signer | null
  /** ISO 8601, as the signer says. */
  signedAt: string | null
  /** Nothing in the file lies outside of the signature but the signature itself. */
  coversWholeFile: boolean
}

export const ABSENT: SignatureVerdict = {
  state: 'absent',
  signer: null,
  signedAt: null,
  coversWholeFile: false,
}

export const UNREADABLE: SignatureVerdict = { ...ABSENT, state: 'unreadable' }
