import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SAMPLE_SEAL } from '#app/documents/face_texts'
import { SEAL } from '#app/documents/layout/geometry'
import * as der from '#app/documents/signatures/der_writer'
import type { SigningKey } from '#app/documents/signatures/signing'
import { signSm2 } from '#app/documents/signatures/sm2_sign'

export const SM2_WITH_SM3 = '1.2.156.10197.1.501'

const PICTURE = new URL('../../../resources/documents/sample_seal.png', import.meta.url)
const ORGANISATION = 1

/**
 * A seal: SESeal of GM/T 0031-2014, 6. Its picture is a red oval that reads what the sample mark of the face reads,
 * and it is made by its own holder: no authority keeps it.
 */
export function sesSeal({ certificate, privateKey }: SigningKey, from: Date, until: Date): Buffer {
  const maker = der.octetString(certificate)
  const algorithm = der.objectIdentifier(SM2_WITH_SM3)
  const id = createHash('sm3').update(certificate).digest('hex').slice(0, 32).toUpperCase()
  const seal = der.sequence(
    der.sequence(der.ia5String('ES'), der.integer(1), der.ia5String('Shuiyou sample')),
    der.ia5String(id),
    der.sequence(
      der.integer(ORGANISATION),
      der.utf8String(SAMPLE_SEAL.centre),
      der.sequence(der.octetString(certificate)),
      der.time(from),
      der.time(from),
      der.time(until)
    ),
    der.sequence(
      der.ia5String('PNG'),
      der.octetString(readFileSync(PICTURE)),
      der.integer(SEAL.width),
      der.integer(SEAL.height)
    )
  )
  const signature = signSm2(privateKey, der.sequence(seal, maker, algorithm))
  return der.sequence(seal, der.sequence(maker, algorithm, der.bitString(signature)))
}
