import { createHash, createSign, type KeyObject, createPublicKey } from 'node:crypto'

/** The user id that everybody signs with who has agreed on no other (GM/T 0009-2012, 10). */
const USER_ID = '1234567812345678'

/** `a`, `b` and the base point of the curve (GM/T 0003.5-2012, appendix A). */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex'
)

/**
 * SM2 with SM3 under the common user id, as DER of the two numbers. Node signs with an empty id, so the digest of
 * the signer (`Z`, GM/T 0003.2-2012, 5.5) is put before the data here. The key must have been read from PKCS #8:
 * one that Node has just generated signs ECDSA on the same curve. `digest` is that of the signer, if it is known.
 */
export function signSm2(
  privateKey: KeyObject,
  data: Uint8Array,
  digest = digestOfSigner(createPublicKey(privateKey))
): Buffer {
  return createSign('sm3').update(digest).update(data).sign(privateKey)
}

export function digestOfSigner(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const id = Buffer.from(USER_ID)
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(id.length * 8)
  // An uncompressed point is the end of the key.
  const point = spki.subarray(-64)
  return createHash('sm3').update(bits).update(id).update(CURVE).update(point).digest()
}
