import { test } from '@japa/runner'
import { publicKeyOf } from '../keys.js'
import { answerText, isSignedBy, noticeText, requestText, signText } from '../signature.js'

/** RFC 8032, section 7.1, TEST 2: secret key, public key and the signature of the one byte 0x72. */
const SECRET = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
const PUBLIC = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'
const SIGNATURE =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'

const privateKey = base64(`302e020100300506032b657004220420${SECRET}`)
const publicKey = base64(`302a300506032b6570032100${PUBLIC}`)

test.group('Sandbox signatures', () => {
  test('the published vector of Ed25519 comes out', ({ assert }) => {
    assert.equal(publicKeyOf(privateKey), publicKey)
    assert.equal(signText('r', privateKey), base64(SIGNATURE))
    assert.isTrue(isSignedBy('r', base64(SIGNATURE), publicKey))
  })

  test('a signature holds for its own bytes only', ({ assert }) => {
    const request = {
      method: 'POST',
      path: '/v1/payments',
      timestamp: '2026-11-24T06:00:00.000Z',
      nonce: 'n-1',
      body: '{"amount":"12.34"}',
    }
    const signature = signText(requestText(request), privateKey)
    assert.isTrue(isSignedBy(requestText(request), signature, publicKey))
    for (const [part, value] of Object.entries(request)) {
      const altered = requestText({ ...request, [part]: `${value} ` })
      assert.isFalse(isSignedBy(altered, signature, publicKey), part)
    }
  })

  test('a call, an answer and a notice never share a signature', ({ assert }) => {
    const parts = { timestamp: 't', nonce: 'n', body: 'b', method: 'POST', path: '/', status: 200 }
    const texts = [requestText(parts), answerText(parts), noticeText(parts)]
    assert.lengthOf(new Set(texts.map((text) => signText(text, privateKey))), 3)
  })

  test('what is no signature at all is refused', ({ assert }) => {
    for (const rubbish of ['', 'Zm9yZ2Vk', '%%%', 'A'.repeat(9999)])
      assert.isFalse(isSignedBy('r', rubbish, publicKey))
  })
})

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64')
}
