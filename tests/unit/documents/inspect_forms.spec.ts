import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { escapeXml } from '#app/documents/xml/xml_text'
import { anyFace } from '#tests/fixtures/documents/any_face'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { ATTACHED_OLD, BOOKED } from '#tests/fixtures/documents/xbrl_files'
import { VERSIONS } from '#tests/fixtures/documents/xml_versions'

function inspect(xml: string) {
  const inspected = inspectFile(Buffer.from(xml))
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure))
  return inspected.value
}

function extraOf(xml: string): Record<string, string> {
  return Object.fromEntries(inspect(xml).invoice.extra.map(({ name, value }) => [name, value]))
}

function versioned(version: string): string {
  return VERSIONS.find((one) => one.version === version)?.xml ?? ''
}

/** The same file with its elements in another order; of those with one name the first stays the first. */
function shuffled(xml: string, order: (name: string) => number): string {
  const write = ({ name, text, children }: XmlElement): string => {
    const sorted = children.toSorted((one, other) => order(one.name) - order(other.name))
    return `<${name}>${escapeXml(text.trim())}${sorted.map(write).join('')}</${name}>`
  }
  const parsed = parseXml(xml)
  return parsed.ok ? write(parsed.value) : ''
}

function keyed(seed: number): (name: string) => number {
  return (name) => [...name].reduce((sum, sign) => (sum * seed + sign.charCodeAt(0)) % 9973, seed)
}

test.group('Forms of the XML', () => {
  test('values are read by name, whatever their order', ({ assert }) => {
    fc.assert(
      fc.property(anyFace, fc.integer({ min: 2, max: 9972 }), (face, seed) => {
        const xml = writeInvoiceXml(face)
        const { invoice } = inspect(shuffled(xml, keyed(seed)))
        const { extra, ...values } = inspect(xml).invoice
        assert.containSubset(invoice, values)
        assert.sameDeepMembers(invoice.extra, extra)
      }),
      { numRuns: 100 }
    )
  })

  test('empty elements say as much as none', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(1, { remark: null }))
    const padded = xml
      .replace(
        '</BuyerInformation>',
        '<BuyerHandlingName></BuyerHandlingName></BuyerInformation><BuyerInformation/>'
      )
      .replace(
        '<AdditionalInformation/>',
        '<AdditionalInformation><Remark/></AdditionalInformation>'
      )
      .replace('</EInvoice>', '<ptbh/></EInvoice>')
    assert.deepEqual(inspect(padded).invoice, inspect(xml).invoice)
  })

  test('version {version} says what it is')
    .with(VERSIONS)
    .run(({ assert }, { version, xml }) => assert.equal(inspect(xml).invoice.version, version))

  test('a platform company leaves its labels open, and nothing is made up', ({ assert }) => {
    const { invoice, unread } = inspect(versioned('0.32'))
    assert.containSubset(invoice, {
      kind: null,
      isCredit: false,
      seller: { taxpayerKind: null },
      buyer: { address: '武汉', phone: '02785550123' },
      lines: [
        { netFen: 10000, taxRate: '0.06' },
        { netFen: -150, quantity: null, unitPriceExclTax: null },
      ],
      extra: [{ name: 'ptbh', value: '0001' }],
    })
    assert.deepEqual(unread, [{ field: 'kind', reason: 'missing' }])
  })

  test('a credit invoice says what it corrects', ({ assert }) => {
    assert.containSubset(inspect(versioned('0.33')).invoice, {
      isCredit: true,
      totalFen: -10600,
      creditReference: {
        originalInvoiceNumber: '24112000000135114086',
        confirmationNumber: '11010824091002615708',
      },
    })
  })

  test('payments, additional values and labels keep their names', ({ assert }) => {
    assert.containSubset(extraOf(versioned('0.35')), {
      'UndefinedLabel/发票开具方式标签': '1 网页开票',
      'AdditionalText/Information': 'a',
      'AdditionalText/InformationValue': 'b',
      'Transaction/TransactionRecord/PaymentChannel': '010',
      'Transaction/TransactionRecord/TransactionNumber': '1',
    })
  })

  test('{block} keeps what only such invoices say')
    .with([
      {
        block: 'Toll',
        inner:
          '<PlateNumber>鄂A00000</PlateNumber><VehicleType>客车</VehicleType><StartDatesOfPassage>20260914094742000</StartDatesOfPassage>',
        name: 'Toll/StartDatesOfPassage',
        value: '20260914094742000',
      },
      {
        block: 'PassengerTransportation',
        inner: '<Traveler><TravelerName>张三</TravelerName><From>武汉</From></Traveler>',
        name: 'PassengerTransportation/Traveler/From',
        value: '武汉',
      },
    ])
    .run(({ assert }, { block, inner, name, value }) => {
      const xml = writeInvoiceXml(sampleFace(1)).replace(
        '<SpecificInformation/>',
        `<SpecificInformation><${block}>${inner}</${block}></SpecificInformation>`
      )
      assert.equal(extraOf(xml)[name], value)
      assert.equal(inspect(xml).invoice.invoiceNumber, sampleFace().invoiceNumber)
    })

  test('elements that nobody knows are told', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(1))
      .replace(
        '</BuyerInformation>',
        '<BuyerHandlingName>李四</BuyerHandlingName></BuyerInformation>'
      )
      .replace('</IssuItemInformation>', '<Colour>红</Colour></IssuItemInformation>')
    assert.containSubset(extraOf(xml), {
      'EInvoiceData/BuyerInformation/BuyerHandlingName': '李四',
      'EInvoiceData/IssuItemInformation/Colour': '红',
    })
  })

  test('a unit price may stand without a quantity', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(1)).replace(/<Quantity>.*?<\/Quantity>/, '')
    const [line] = inspect(xml).invoice.lines
    assert.isNull(line.quantity)
    assert.isString(line.unitPriceExclTax)
  })

  test('two numbers in one file are told; that of the tax side counts', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(1)).replace(/<EIid>.*?</, '<EIid>26422000000000000099<')
    const { invoice, unread } = inspect(xml)
    assert.equal(invoice.invoiceNumber, sampleFace().invoiceNumber)
    assert.deepEqual(unread, [
      { field: 'Header/EIid', reason: 'contradicting', value: '26422000000000000099' },
    ])
  })

  test('words are compared however other software writes them: {words}')
    .with([
      { yuan: '39.54', words: '叁拾玖元伍角肆分' },
      { yuan: '5.61', words: '伍元陆角壹分' },
      { yuan: '11.20', words: '壹拾壹圆贰角' },
      { yuan: '11.20', words: '壹拾壹圆贰角整' },
      { yuan: '-500.00', words: '(负数)伍佰圆整' },
    ])
    .run(({ assert }, { yuan, words }) => {
      const xml = writeInvoiceXml(sampleFace(1))
        .replace(/(<TotalTax-includedAmount>).*?</, `$1${yuan}<`)
        .replace(/(<TotalTax-includedAmountInChinese>).*?</, `$1${words}<`)
      assert.deepEqual(inspect(xml).differences, [])
      assert.deepEqual(inspect(xml.replace(words, `零${words}`)).differences, ['totalInWords'])
    })
})

test.group('Data of the accounting standards', () => {
  test('what a receiver booked is read as far as its names go', ({ assert }) => {
    const { invoice, unread } = inspect(BOOKED)
    assert.containSubset(invoice, {
      family: 'digital',
      invoiceNumber: '26422000000000000077',
      isCredit: false,
      issuedAt: '2026-04-29T12:05:10.000Z',
      seller: { name: '武汉税邮服务有限公司', taxpayerId: '91420112MAP193H1BB' },
      buyer: { name: null },
      netFen: 900000,
      taxFen: 54000,
      totalFen: 954000,
      extra: [
        { name: 'NameOfAccountingEntity', value: '武汉记账有限公司' },
        { name: 'InformationOfAccountingDocumentsTuple/PostingDate', value: '2026-04-30' },
      ],
    })
    assert.deepEqual(
      unread.map(({ field }) => field),
      ['kind', 'buyer.name', 'lines', 'issuedBy']
    )
  })

  test('what the issuer of an older invoice attached is read whole', ({ assert }) => {
    const { invoice, unread, differences } = inspect(ATTACHED_OLD)
    assert.containSubset(invoice, {
      family: 'vat',
      kind: 'ordinary',
      invoiceCode: '042002100111',
      invoiceNumber: '00000077',
      checkCode: '64484022470182290000',
      machineNumber: '661103320000',
      issuedAt: '2022-08-31T16:00:00.000Z',
      buyer: { name: '湖北长江智造科技股份有限公司', taxpayerId: '91420106MA4L0ABC2X' },
      seller: { bankAndAccount: '中国邮政储蓄银行 942001010012345678' },
      totalInWords: '壹拾壹圆贰角',
      payee: '周敏',
      checker: '李青',
      issuedBy: '王芳',
      lines: [
        {
          name: '*金属制品*螺丝批',
          quantity: '1',
          unitPriceExclTax: '9.91150442',
          taxRate: '0.13',
          taxFen: 129,
          totalFen: 1120,
        },
      ],
      extra: [{ name: 'UniqueCodeOfInvoice', value: '04200210011100000077' }],
    })
    assert.deepEqual([unread, differences], [[], []])
  })

  test('other data of the kind is no invoice', ({ assert }) => {
    const inspected = inspectFile(Buffer.from('<xbrl><a>1</a></xbrl>'))
    assert.isFalse(inspected.ok)
  })
})
