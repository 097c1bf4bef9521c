import { test } from '@japa/runner'
import { signCall } from '../signature.js'

/** Published in the test suite of another client, whose call with it was let through. */
const PUBLISHED = {
  url: 'https://sdk.nuonuo.com/open/v1/services',
  appKey: 'APPKEY',
  senid: 'SENID',
  nonce: '12345678',
  timestamp: '1700000000',
  body: '{"a":1}',
}

test.group('the signature of a call', () => {
  test('is the published one', ({ assert }) => {
    assert.equal(signCall(PUBLISHED, 'SECRET'), '7iSZiR+0g+376QEJ38xLM+3vGDs=')
  })

  test('changes with every part')
    .with([
      { appKey: 'APPKEZ' },
      { senid: 'SENIE' },
      { nonce: '12345679' },
      { timestamp: '1700000001' },
      { body: '{"a":2}' },
      { url: 'https://sdk.nuonuo.com/open/v2/services' },
    ])
    .run(({ assert }, change) => {
      const changed = signCall({ ...PUBLISHED, ...change }, 'SECRET')
      assert.notEqual(changed, signCall(PUBLISHED, 'SECRET'))
    })
})
