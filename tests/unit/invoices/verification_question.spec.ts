import { test } from '@japa/runner'
import { readQuestion } from '#app/invoices/verification_question'
import { verificationIndex } from '#app/invoices/verification_index'
import { fen } from '#app/platform/money/fen'

const typed = { number: '26429000000000000001', issued_on: '2026-11-24', total: '1234.50' }
const read = { invoiceNumber: typed.number, issuedOn: '2026-11-24', totalFen: fen(123_450) }

const wide = (text: string) =>
  Array.from(text, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)
  ).join('')

test.group('questions to the verification page', () => {
  test('{0} is read')
    .with<[string, Partial<typeof typed>][]>([
      ['what stands on the invoice', {}],
      ['a number in groups', { number: '2642 9000 0000 0000 0001' }],
      ['full-width digits', { number: wide(typed.number), total: wide(typed.total) }],
      ['a currency sign and commas', { total: '¥ 1,234.5' }],
    ])
    .run(({ assert }, [, change]) => {
      assert.deepEqual(readQuestion({ ...typed, ...change }).figures, read)
    })

  test('{0} is asked for again')
    .with<[string, Record<string, unknown>][]>([
      ['number', { number: '123' }],
      ['number', { number: undefined }],
      ['issued_on', { issued_on: '2026-02-30' }],
      ['total', { total: '12.345' }],
    ])
    .run(({ assert }, [field, change]) => {
      const { figures, wrong } = readQuestion({ ...typed, ...change })
      assert.isNull(figures)
      assert.deepEqual(wrong as string[], [field])
    })

  test('the keyed look-up changes with each of the three', ({ assert }) => {
    const others = [
      { ...read, invoiceNumber: '26429000000000000002' },
      { ...read, issuedOn: '2026-11-25' },
      { ...read, totalFen: fen(123_451) },
    ]
    const indexes = [read, ...others].map((each) => verificationIndex(each).toString('hex'))
    assert.lengthOf(new Set(indexes), 4)
  })
})
