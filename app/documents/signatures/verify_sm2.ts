import { createHash, createVerify, type KeyObject } from 'node:crypto'

/** GM/T 0009-2012, 8.4: length of the user id in bits, the id, the curve, then the public key. */
const SIGNER_PREFIX = Buffer.concat([
  Buffer.from('0080', 'hex'),
  Buffer.from('1234567812345678'),
  ...[
    'FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF 00000000 FFFFFFFF FFFFFFFC',
    '28E9FA9E 9D9F5E34 4D5A9E4B CF6509A7 F39789F5 15AB8F92 DDBCBD41 4D940E93',
    '32C4AE2C 1F198119 5F990446 6A39C994 8FE30BBF F2660BE1 715A4589 334C74C7',
    'BC3736A2 F4F6779C 59BDCEE3 6B692153 D0A9877C C62A4740 02DF32E5 2139F0A0',
  ].map((line) => Buffer.from(line.replaceAll(' ', ''), 'hex')),
])
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex')

/** Whether `signature` (DER of two numbers) is SM2 with SM3 of the data, under the common user id. */
export function verifySm2(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  const spki = key.export({ type: 'spki', format: 'der' })
  if (!spki.includes(SM2_CURVE)) return false
  const point = spki.subarray(spki.length - 64)
  const signer = createHash('sm3').update(SIGNER_PREFIX).update(point).digest()
  return createVerify('sm3').update(signer).update(data).verify(key, signature)
}
