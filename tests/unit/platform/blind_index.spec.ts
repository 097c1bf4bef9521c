import { test } from '@japa/runner'
import { blindIndex } from '#app/platform/crypto/blind_index'

test.group('Blind index', () => {
  test('finds the same text again and nothing else', ({ assert }) => {
    const index = blindIndex('users.mobile', '13800138000')
    assert.lengthOf(index, 32)
    assert.deepEqual(blindIndex('users.mobile', '13800138000'), index)
    assert.notDeepEqual(blindIndex('users.mobile', '13800138001'), index)
  })

  test('one text has unrelated indexes for two purposes', ({ assert }) => {
    assert.notDeepEqual(blindIndex('users.email', 'a'), blindIndex('users.mobile', 'a'))
  })
})
