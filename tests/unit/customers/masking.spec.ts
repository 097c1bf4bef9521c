import { test } from '@japa/runner'
import fc from 'fast-check'
import { maskAddress, maskEmail, maskPersonName, maskTaxpayerId } from '#app/customers/masking'
import { personOrCompany } from '#app/customers/person_or_company'
import { parties } from '#tests/fixtures/customers/parties'

test.group('masks of personal data', () => {
  test('only the first character of a name stays, rare ones included', ({ assert }) => {
    assert.equal(maskPersonName('\u9ad8\u4dae'), '\u9ad8*')
    assert.equal(maskPersonName('\u{20bb7}\u7530\u592a'), '\u{20bb7}**')
    assert.equal(maskPersonName('X'), 'X*')
    assert.equal(maskPersonName(''), '')
  })

  test('an address is cut after its district, a municipality is named once', ({ assert }) => {
    const hubei = { province: 'Hubei ', city: 'Wuhan ', district: 'Hongshan ' }
    const beijing = { province: 'Beijing ', city: 'Beijing ', district: 'Chaoyang ' }
    assert.equal(maskAddress(hubei), 'Hubei Wuhan Hongshan ****')
    assert.equal(maskAddress(beijing), 'Beijing Chaoyang ****')
  })

  test('identity numbers are masked, numbers of organisations are public', ({ assert }) => {
    assert.equal(maskTaxpayerId('11010519491231002X'), '110105********002X')
    assert.equal(maskTaxpayerId('11010519491231002X01'), '110105********002X01')
    assert.equal(maskTaxpayerId('91420112MAP193H1BB'), '91420112MAP193H1BB')
  })

  test('an e-mail keeps its first letter and its domain', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const [local, domain] = [email.slice(0, email.lastIndexOf('@')), email.split('@').at(-1)]
        return maskEmail(email) === `${local[0]}***@${domain}`
      })
    )
  })

  test('{name} with taxpayer id {taxpayerId} is a {kind}')
    .with(parties)
    .run(({ assert }, { name, taxpayerId, kind }) => {
      assert.equal(personOrCompany(name, taxpayerId), kind)
    })
})
