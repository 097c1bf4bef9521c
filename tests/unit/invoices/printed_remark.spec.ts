import { test } from '@japa/runner'
import { namedBuyer } from '#app/invoices/invoice_parties'
import { printedRemark } from '#app/invoices/printed_remark'
import { rateOfLine, type TaxedSeller } from '#app/invoices/rate_of_line'
import { fen } from '#app/platform/money/fen'
import { goodSubject } from '#tests/fixtures/invoices/drafts'

const general: TaxedSeller = { taxpayerKind: 'general', fullRateChoice: null }
const small: TaxedSeller = { taxpayerKind: 'small_scale', fullRateChoice: null }
const full: TaxedSeller = { ...small, fullRateChoice: 'gave_up_reduction' }

test.group('What stands in the remarks box', () => {
  test('the number of the order alone, unless the seller wants more', ({ assert }) => {
    assert.equal(printedRemark(goodSubject({ remark: '订单号：SY1' })), '订单号：SY1')
  })

  test('the deduction first, then the order, then both sides in their order', ({ assert }) => {
    const subject = goodSubject({ remark: '订单号：SY1' })
    subject.lines[0].deductionFen = fen(20_000)
    subject.buyer = { ...subject.buyer, bankName: '中国工商银行武汉洪山支行', bankAccount: '3202' }
    subject.seller.remarkParts = ['printsSellerAddress', 'printsSellerBank', 'printsBuyerBank']
    assert.deepEqual(printedRemark(subject).split('\n'), [
      '差额征税：200.00。',
      '订单号：SY1',
      '购方开户银行:中国工商银行武汉洪山支行;    银行账号:3202;',
      '销方开户银行:中国邮政储蓄银行武汉江岸支行;    银行账号:942001010012345678;',
      '销方地址:武汉市江岸区沿江大道160号;    电话:027-85550123;',
    ])
  })

  test('what nobody knows is left out', ({ assert }) => {
    const subject = goodSubject({ remark: '订单号：SY1' })
    subject.seller.remarkParts = ['printsBuyerBank', 'printsBuyerAddress']
    assert.equal(printedRemark(subject), '订单号：SY1')
  })
})

test.group('The name of a buyer', () => {
  test('a person is marked once, an organisation never', ({ assert }) => {
    const { buyer } = goodSubject()
    const named = (name: string, isNaturalPerson: boolean) =>
      namedBuyer({ ...buyer, name, isNaturalPerson }).name
    assert.equal(named('王芳', true), '王芳（个人）')
    assert.equal(named('王芳（个人）', true), '王芳（个人）')
    assert.equal(named('某某公司', false), '某某公司')
  })
})

test.group('The rate of a line', () => {
  test('{rate} sold by {seller.taxpayerKind}: {expected}')
    .with([
      { rate: '0.1300', seller: general, expected: ['0.13', null] },
      { rate: '0.0300', seller: general, expected: ['0.03', 'simplified_3'] },
      { rate: '0.0500', seller: general, expected: ['0.05', 'simplified_5'] },
      { rate: '0.0150', seller: small, expected: ['0.015', 'reduced_5_to_1_5'] },
      { rate: '0.1300', seller: small, expected: ['0.01', null] },
      { rate: '0.0900', seller: full, expected: ['0.03', null] },
    ])
    .run(({ assert }, { rate, seller, expected }) => {
      const found = rateOfLine({ taxRate: rate, taxTreatment: 'taxed' }, seller)
      assert.deepEqual([found.taxRate, found.preference], expected)
    })

  test('what is not taxed has the rate 0, whoever sells', ({ assert }) => {
    for (const seller of [general, small]) {
      const exempt = rateOfLine({ taxRate: '0.13', taxTreatment: 'exempt' }, seller)
      assert.deepEqual(exempt, { taxRate: '0', preference: 'exempt' })
      const zero = rateOfLine({ taxRate: '0', taxTreatment: 'zero_rated' }, seller)
      assert.deepEqual(zero, { taxRate: '0', preference: null })
    }
  })
})
