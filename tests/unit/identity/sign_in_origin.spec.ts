import { test } from '@japa/runner'
import { maskNetworkAddress } from '#app/identity/sign_in_origin'

test.group('Network addresses', () => {
  const masked: [address: string, shown: string][] = [
    ['203.0.113.9', '203.0.*.*'],
    ['::ffff:203.0.113.9', '203.0.*.*'],
    ['2001:db8:85a3::8a2e:370:7334', '2001:db8:*'],
    ['::1', '::*'],
  ]
  for (const [address, shown] of masked) {
    test(`${address} is shown as ${shown}`, ({ assert }) => {
      assert.equal(maskNetworkAddress(address), shown)
    })
  }
})
