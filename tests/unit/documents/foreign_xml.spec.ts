import { test } from '@japa/runner'
import fc from 'fast-check'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { sampleFace } from '#tests/fixtures/documents/faces'

const GOOD = writeInvoiceXml(sampleFace(1))
const DOCTYPE = '<!DOCTYPE EInvoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

function without(name: string): string {
  return GOOD.replace(new RegExp(`<${name}>.*?</${name}>`), '')
}

function having(name: string, value: string): string {
  return GOOD.replace(new RegExp(`<${name}>.*?<`), `<${name}>${value}<`)
}

test.group('Invoice XML from outside', () => {
  test('{title}: {type}')
    .with<{ title: string; input: string | Uint8Array; type: string }[]>([
      { title: 'empty file', input: '', type: 'malformed_xml' },
      { title: 'no XML', input: 'PK\u0003\u0004', type: 'malformed_xml' },
      { title: 'cut off', input: GOOD.slice(0, 900), type: 'malformed_xml' },
      { title: 'two roots', input: GOOD + '<a/>', type: 'malformed_xml' },
      {
        title: 'document type',
        input: `${DOCTYPE}<EInvoice>&x;</EInvoice>`,
        type: 'malformed_xml',
      },
      { title: 'unknown entity', input: '<EInvoice>&lol;</EInvoice>', type: 'malformed_xml' },
      { title: 'too deep', input: '<a>'.repeat(5000), type: 'malformed_xml' },
      {
        title: 'too many elements',
        input: `<a>${'<b/>'.repeat(100_001)}</a>`,
        type: 'malformed_xml',
      },
      { title: 'too large', input: 'x'.repeat(8 * 1024 * 1024 + 1), type: 'too_large' },
      { title: 'not UTF-8', input: new Uint8Array([0x3c, 0xff, 0xfe]), type: 'not_utf8' },
      { title: 'another file', input: '<html/>', type: 'not_an_invoice' },
      { title: 'bare root', input: '<EInvoice/>', type: 'missing_element' },
      { title: 'no buyer', input: without('BuyerInformation'), type: 'missing_element' },
      { title: 'no tax total', input: without('TotalTaxAm'), type: 'missing_element' },
      { title: 'no rate', input: without('TaxRate'), type: 'missing_element' },
      { title: 'strange amount', input: having('TotalTaxAm', '1e3'), type: 'unreadable_value' },
      {
        title: 'endless amount',
        input: having('TotalTaxAm', '9'.repeat(10_000)),
        type: 'unreadable_value',
      },
      {
        title: 'impossible day',
        input: having('IssueTime', '2026-13-45'),
        type: 'unreadable_value',
      },
      { title: 'short number', input: having('InvoiceNumber', '12'), type: 'unreadable_value' },
      {
        title: 'two different numbers',
        input: having('EIid', '26422000000000018699'),
        type: 'unreadable_value',
      },
      {
        title: 'unknown kind',
        input: having('GeneralOrSpecialVAT><LabelCode', '77'),
        type: 'unreadable_value',
      },
    ])
    .run(({ assert }, { input, type }) => {
      const result = readInvoiceXml(input)
      assert.equal(result.ok ? 'read' : result.failure.type, type)
    })

  test('no damaged file makes the reader throw', ({ assert }) => {
    const bytes = Buffer.from(GOOD)
    const noise = fc.uint8Array({ maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(bytes.length), noise, fc.nat(40), (at, dirt, gap) => {
        const damaged = Buffer.concat([bytes.subarray(0, at), dirt, bytes.subarray(at + gap)])
        assert.isBoolean(readInvoiceXml(damaged).ok)
      }),
      { numRuns: 500 }
    )
  })
})
