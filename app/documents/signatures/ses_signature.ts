import * as der from '#app/documents/signatures/der_writer'
import { SM2_WITH_SM3 } from '#app/documents/signatures/ses_seal'
import type { SigningKey } from '#app/documents/signatures/signing'
import { signerFacts } from '#app/documents/signatures/signer_facts'
import { signSm2 } from '#app/documents/signatures/sm2_sign'

/** SES_Signature (GM/T 0031-2014, 7) of the file at `path` whose SM3 digest is given: `SignedValue.dat`. */
export function sesSignature(
  { certificate, privateKey }: SigningKey,
  signed: { path: string; digest: Uint8Array; seal: Uint8Array; at: Date }
): Buffer {
  const toSign = der.sequence(
    der.integer(1),
    signed.seal,
    der.bitString(der.time(signed.at)),
    der.bitString(signed.digest),
    der.ia5String(signed.path),
    der.octetString(certificate),
    der.objectIdentifier(SM2_WITH_SM3)
  )
  const { digest } = signerFacts(certificate)
  return der.sequence(toSign, der.bitString(signSm2(privateKey, toSign, digest)))
}
