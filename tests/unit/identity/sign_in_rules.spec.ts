import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { landingFor } from '#app/identity/landing'
import { readLoginName } from '#app/identity/login_name'
import { passwordFault } from '#app/identity/password_rules'
import { browserOf } from '#app/identity/signed_in_mark'

test.group('Login names', () => {
  const read: [typed: string, kind: string | null, text: string | null][] = [
    ['Zhang.San@Example.COM ', 'email', 'zhang.san@example.com'],
    ['13800138000', 'mobile', '13800138000'],
    ['138 0013 8000', 'mobile', '13800138000'],
    ['+86 138-0013-8000', 'mobile', '13800138000'],
    ['008613800138000', 'mobile', '13800138000'],
    ['１３８００１３８０００', 'mobile', '13800138000'],
    ['12800138000', null, null],
    ['1380013800', null, null],
    ['zhang san', null, null],
    ['@example.com', null, null],
    ['', null, null],
  ]
  for (const [typed, kind, text] of read) {
    test(`"${typed}" is ${kind ?? 'neither e-mail nor mobile number'}`, ({ assert }) => {
      assert.deepEqual(readLoginName(typed), kind === null ? null : { kind, text })
    })
  }
})

test.group('Passwords', () => {
  const own = ['张三', 'zhangsan@example.com', '13800138000']
  const judged: [password: string, fault: string | null][] = [
    ['short one', 'too_short'],
    ['大江东去浪淘尽千古风流', null],
    ['rain on the yangtze', null],
    ['aaaaaaaaaaaaaa', 'guessable'],
    ['Password123!', 'guessable'],
    ['zhangsan-2026', 'guessable'],
    ['my13800138000', 'guessable'],
    ['1'.repeat(129), 'too_long'],
  ]
  for (const [password, fault] of judged) {
    test(`"${password.slice(0, 20)}" is ${fault ?? 'fine'}`, ({ assert }) => {
      assert.equal(passwordFault(password, own)?.type ?? null, fault)
    })
  }
})

test.group('Landing after sign-in', () => {
  const staff = { isStaff: true }
  const customer = { isStaff: false }
  const landings: [who: typeof staff, wanted: string | null, landing: string][] = [
    [staff, null, '/desk'],
    [staff, '/desk/orders?state=paid', '/desk/orders?state=paid'],
    [staff, '/account', '/account'],
    [staff, '/my/orders', '/desk'],
    [staff, '/desktop', '/desk'],
    [customer, '/my/orders/1', '/my/orders/1'],
    [customer, '/desk/users', '/my'],
    [customer, '//evil.example/my', '/my'],
    [customer, '/\\evil.example/my', '/my'],
    [customer, 'https://evil.example/my', '/my'],
    [customer, '/my\r\nset-cookie: a=b', '/my'],
    [customer, '/my/../desk', '/my'],
  ]
  for (const [who, wanted, landing] of landings) {
    test(`${who.isStaff ? 'staff' : 'a customer'} who wanted ${JSON.stringify(wanted)} get ${landing}`, ({
      assert,
    }) => {
      assert.equal(landingFor(who, wanted), landing)
    })
  }

  test('whatever was wanted, the browser stays in this house and at home', ({ assert }) => {
    const base = 'http://house.example'
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      'my',
      'desk',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      ' '
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.boolean(), (parts, isStaff) => {
        const url = new URL(landingFor({ isStaff }, parts.join('')), base)
        assert.equal(url.origin, base)
        assert.match(url.pathname, isStaff ? /^\/(desk|account)(\/|$)/ : /^\/(my|account)(\/|$)/)
      }),
      { numRuns: 2000 }
    )
  })
})

test.group('Browsers', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
  const agents: [agent: string, browser: string | null, system: string | null][] = [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'chrome', 'windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0`, 'edge', 'windows'],
    [`Mozilla/5.0 (Linux; Android 15) ${chrome} MicroMessenger/8.0`, 'wechat', 'android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'safari', 'ios'],
    ['curl/8.0', null, null],
  ]
  for (const [agent, browser, system] of agents) {
    test(`${browser ?? 'an unknown browser'} on ${system ?? 'anything'} is told`, ({ assert }) => {
      assert.deepEqual(browserOf(agent), { browser, system })
    })
  }
})
