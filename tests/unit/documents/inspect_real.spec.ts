import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'

/** Files that tax bureaus issued; not part of the project, so their tests run only where they are at hand. */
const SAMPLES = process.env.INVOICE_SAMPLES ?? ''

const EXPECTED = [
  {
    file: 'digital-special.ofd',
    invoice: {
      family: 'digital',
      invoiceNumber: '24112000000048542163',
      kind: 'vat_special',
      issuedAt: '2024-05-27T16:00:00.000Z',
      buyer: { name: '海南麒麟云服科技有限公司', taxpayerId: '91460300MAA92DJN95' },
      seller: { name: '北京互联三六五科技有限公司', taxpayerId: '91110108690017781B' },
      netFen: 419717,
      taxFen: 25183,
      totalFen: 444900,
      issuedBy: '于俪',
      remark: '收款人:李蓉蓉;    复核人:周欣铭;',
      lines: [
        {
          name: '*信息技术服务*技术服务费',
          quantity: '1',
          unitPriceExclTax: '4197.16981132075',
          netFen: 419717,
          taxRate: '0.06',
          taxFen: 25183,
        },
      ],
    },
  },
  {
    file: 'old-vat.ofd',
    invoice: {
      family: 'vat',
      invoiceCode: '033002000211',
      invoiceNumber: '83089647',
      kind: 'ordinary',
      issuedAt: '2020-07-22T16:00:00.000Z',
      checkCode: '16197833567414507415',
      machineNumber: '927000236092',
      buyer: { name: '江苏京利华新材料有限公司', taxpayerId: '91320115MA202UKD7X' },
      seller: {
        name: '兰溪市悦济舫餐厅',
        taxpayerId: '92330781MA2EDMFU50',
        addressAndPhone: '兰溪市丹溪大道1055号057988222001',
        bankAndAccount: '中国邮政储蓄银行兰溪分行6217993300118475000',
      },
      netFen: 51068,
      taxFen: 1532,
      totalFen: 52600,
      issuedBy: '管理员',
      payee: '管理员',
      lines: [
        { name: '*餐饮服务*餐费', unitPriceExclTax: '510.679612', taxRate: '0.03', taxFen: 1532 },
      ],
    },
  },
  {
    file: 'digital-v0.31.xml',
    invoice: {
      family: 'digital',
      invoiceNumber: '01234567890123456789',
      kind: 'vat_special',
      issuedAt: '2024-01-24T08:23:48.000Z',
      seller: {
        taxpayerKind: 'transferred_small_scale',
        bankName: '招商银行股份有限公司广州XX支行',
      },
      netFen: 1584158,
      taxFen: 15842,
      totalFen: 1600000,
      totalInWords: '壹万陆仟圆整',
      issuedBy: '张三',
      lines: [{ unit: '月', unitPriceExclTax: '15841.5841584158', taxRate: '0.01' }],
    },
  },
]

test.group('Files of tax bureaus', () => {
  test('{file} says what stands on its page')
    .with(EXPECTED)
    .run(({ assert }, { file, invoice }) => {
      const inspected = inspectFile(readFileSync(join(SAMPLES, file)))
      if (!inspected.ok) return assert.fail(inspected.failure.type)
      assert.containSubset(inspected.value.invoice, invoice)
      assert.deepEqual(inspected.value.unread, [])
      assert.deepEqual(inspected.value.differences, [])
    })
    .skip(
      !existsSync(join(SAMPLES, EXPECTED[0].file)),
      'the public files are not here: set INVOICE_SAMPLES to their folder'
    )

  test('{file}, damaged anywhere, never makes it throw')
    .with(EXPECTED)
    .run(({ assert }, { file }) => {
      const good = readFileSync(join(SAMPLES, file))
      const damage = fc.array(fc.record({ at: fc.nat(), bit: fc.nat(7) }), { maxLength: 20 })
      fc.assert(
        fc.property(damage, fc.nat(good.length), fc.boolean(), (changes, cut, isCut) => {
          const bytes = Buffer.from(isCut ? good.subarray(0, cut) : good)
          for (const { at, bit } of changes)
            if (bytes.length > 0) bytes[at % bytes.length] ^= 1 << bit
          assert.isBoolean(inspectFile(bytes).ok)
        }),
        { numRuns: 150 }
      )
    })
    .timeout(60_000)
    .skip(
      !existsSync(join(SAMPLES, EXPECTED[0].file)),
      'the public files are not here: set INVOICE_SAMPLES to their folder'
    )
})
