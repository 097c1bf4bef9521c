import { test } from '@japa/runner'
import fc from 'fast-check'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { fen } from '#app/platform/money/fen'
import {
  faceLine,
  faceWith,
  PRIVATE_BUYER,
  sampleFace,
  WUHAN_SELLER,
} from '#tests/fixtures/documents/faces'
import { VERSIONS } from '#tests/fixtures/documents/xml_versions'

const PLAIN = { ...faceLine(3), spec: null, unit: null, quantity: null, unitPriceExclTax: null }
const DISCOUNT = { ...PLAIN, netFen: fen(-100), taxFen: fen(-6), totalFen: fen(-106) }
const UNTAXED = { ...PLAIN, taxRate: '0', taxFen: fen(0) }

function read(xml: string | Uint8Array) {
  const result = readInvoiceXml(xml)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

test.group('Invoice XML', () => {
  test('the reader gives back what the writer got: {title}')
    .with([
      { title: 'a special invoice', face: sampleFace(1) },
      { title: 'a long ordinary one', face: sampleFace(40, { kind: 'ordinary', isSample: false }) },
      {
        title: 'a private buyer and a small seller',
        face: sampleFace(2, {
          buyer: PRIVATE_BUYER,
          remark: null,
          seller: { ...WUHAN_SELLER, taxpayerKind: 'small_scale', bankAccount: null },
        }),
      },
      { title: 'a discount line', face: faceWith([PLAIN, DISCOUNT]) },
      {
        title: 'lines without tax',
        face: faceWith([
          { ...UNTAXED, taxTreatment: 'exempt' },
          { ...UNTAXED, taxTreatment: 'not_taxed' },
          { ...UNTAXED, taxTreatment: 'zero_rated' },
        ]),
      },
      {
        title: 'a credit invoice',
        face: faceWith([DISCOUNT], {
          isCredit: true,
          creditReference: {
            originalInvoiceNumber: '26422000000000018641',
            confirmationNumber: '42010026040000000001',
          },
        }),
      },
    ])
    .run(({ assert }, { face }) => {
      const invoice = read(writeInvoiceXml(face))
      assert.deepEqual(invoice.face, face)
      assert.deepEqual(invoice.assumed, [])
    })

  test('any text survives, markup included', ({ assert }) => {
    const text = fc
      .string({ unit: 'binary', maxLength: 200 })
      // eslint-disable-next-line no-control-regex
      .map((value) => value.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, '').trim())
      .filter((value) => value !== '')
    fc.assert(
      fc.property(text, text, text, (name, remark, spec) => {
        const face = faceWith([{ ...faceLine(0), name, spec }], { remark, issuedBy: name })
        assert.deepEqual(read(writeInvoiceXml(face)).face, face)
      })
    )
  })

  test('elements stand in the order of the platform, values in its formats', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(2))
    const names = [...xml.matchAll(/<([A-Za-z][\w-]*)/g)].map(([, name]) => name)
    assert.equal(names.join(' '), ORDER)
    assert.isTrue(xml.startsWith('<?xml version="1.0" encoding="utf-8" standalone="yes"?>'))
    assert.include(xml, '<UnPrice>16.97</UnPrice>')
    assert.include(xml, '<TaxRate>0.09</TaxRate>')
    assert.include(xml, '<RequestTime>2026-04-30 10:15:00</RequestTime>')
    assert.include(xml, '<IssueTime>2026-04-30</IssueTime>')
  })

  test('a sample says so, and nothing is signed', ({ assert }) => {
    const sample = read(writeInvoiceXml(sampleFace(1)))
    assert.isTrue(sample.face.isSample)
    assert.isNull(sample.signatureValue)
    assert.isFalse(read(writeInvoiceXml(sampleFace(1, { isSample: false }))).face.isSample)
  })

  test('version {version} is read')
    .with(VERSIONS)
    .run(({ assert }, { version, xml, expected }) => {
      const invoice = read(xml)
      assert.equal(invoice.version, version)
      assert.containSubset(invoice, expected)
    })

  test('a byte order mark does not disturb', ({ assert }) => {
    const bytes = Buffer.from('\uFEFF' + writeInvoiceXml(sampleFace(1)))
    assert.deepEqual(read(bytes).face, sampleFace(1))
  })

  test('a character that XML cannot hold is refused by name', ({ assert }) => {
    assert.throws(() => writeInvoiceXml(sampleFace(1, { remark: 'a\u0001' })), /U\+0001/)
    assert.throws(() => writeInvoiceXml(sampleFace(1, { remark: '\uD800' })), /U\+d800/)
  })
})

const SIDE = ['IdNum', 'Name', 'Addr', 'TelNum', 'BankName', 'BankAccNum']
const ITEM =
  'IssuItemInformation ItemName SpecMod MeaUnits Quantity UnPrice Amount TaxRate ComTaxAm TotaltaxIncludedAmount TaxClassificationCode'
const ORDER = [
  'EInvoice Header EIid EInvoiceTag Version InherentLabel InIssuType LabelCode LabelName',
  'EInvoiceType LabelCode LabelName GeneralOrSpecialVAT LabelCode LabelName',
  'TaxpayerType LabelCode LabelName UndefinedLabel',
  'Label LabelType LabelCode LabelName Label LabelType LabelCode LabelName',
  `EInvoiceData SellerInformation ${SIDE.map((name) => `Seller${name}`).join(' ')}`,
  `BuyerInformation ${SIDE.map((name) => `Buyer${name}`).join(' ')}`,
  'BasicInformation TotalAmWithoutTax TotalTaxAm TotalTax-includedAmount',
  'TotalTax-includedAmountInChinese Drawer RequestTime',
  `${ITEM} ${ITEM} SpecificInformation AdditionalInformation Remark`,
  'SellerAuthentication AuthenticationMethods',
  'TaxSupervisionInfo InvoiceNumber IssueTime TaxBureauCode TaxBureauName',
  'TaxBureauSignature Reference SignatureAlgorithm SignatureFormat SignatureTime SignatureValue KeyInfo',
].join(' ')
