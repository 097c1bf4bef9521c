import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { keyring, Keyring } from '#app/platform/crypto/keyring'
import { dataDirectory } from '#app/platform/database/settings'

const key = () => randomBytes(32).toString('base64url')

test.group('Keyring', () => {
  test('seals with the highest version and still knows the older ones', ({ assert }) => {
    const [old, recent] = [key(), key()]
    const before = new Keyring(`1:${old}`)
    const after = new Keyring(` 2:${recent} , 1:${old}\n`)
    assert.equal(before.current, 1)
    assert.equal(after.current, 2)
    const subKey = before.subKey(1, 'a')
    assert.isTrue(subKey && after.subKey(1, 'a')?.equals(subKey))
    assert.isFalse(subKey && after.subKey(2, 'a')?.equals(subKey))
  })

  test('has a different key for each purpose, made once', ({ assert }) => {
    const ring = new Keyring(`1:${key()}`)
    const one = ring.subKey(1, 'one')
    assert.strictEqual(ring.subKey(1, 'one'), one)
    assert.isFalse(one && ring.subKey(1, 'two')?.equals(one))
  })

  test('has no key for a version that it does not hold', ({ assert }) => {
    assert.isNull(new Keyring(`1:${key()}`).subKey(2, 'one'))
  })

  test('refuses {$self}')
    .with(['', 'secret', '1:short', `0:${'a'.repeat(43)}`, `256:${'a'.repeat(43)}`])
    .run(({ assert }, text) => {
      assert.throws(() => new Keyring(text), /^KEYRING/)
    })

  test('refuses a version given twice, without showing a key', ({ assert }) => {
    const secret = key()
    assert.throws(() => new Keyring(`1:${secret},1:${secret}`), 'KEYRING: version 1 is given twice')
  })

  test('lies in a file that only its owner reads', ({ assert }) => {
    keyring()
    assert.equal(statSync(join(dataDirectory(), 'keys', 'keyring')).mode & 0o777, 0o600)
  }).skip(Boolean(process.env.KEYRING), 'KEYRING is given')
})
