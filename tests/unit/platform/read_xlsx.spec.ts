import { test } from '@japa/runner'
import { readSheet } from '#app/platform/sheets/read_sheet'
import { SHEET_CAPS, type SheetCaps } from '#app/platform/sheets/sheet_caps'
import { SheetRefusal } from '#app/platform/sheets/sheet_refusal'
import { buildXlsx, buildZip } from '#tests/support/build_xlsx'

const STYLES =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="000000"/></numFmts>' +
  '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="2"/></cellXfs>'

async function cellsOf(rows: string, parts: Partial<Parameters<typeof buildXlsx>[0]> = {}) {
  const read = await rowsOf(buildXlsx({ rows, styles: STYLES, ...parts }))
  return read.flatMap(({ cells }) => cells)
}

async function rowsOf(bytes: Uint8Array, caps?: SheetCaps) {
  const rows = []
  for await (const batch of readSheet(bytes, caps)) rows.push(...batch)
  return rows
}

async function failureOf(bytes: Uint8Array, caps: Partial<SheetCaps> = {}) {
  try {
    await rowsOf(bytes, { ...SHEET_CAPS, ...caps })
  } catch (error) {
    if (error instanceof SheetRefusal) return error.failure.type
    throw error
  }
  return null
}

test.group('reading xlsx', () => {
  test('{title}')
    .with([
      { title: 'a whole number', cell: '<c r="A1"><v>42</v></c>', text: '42' },
      { title: 'a phone number', cell: '<c r="A1"><v>13829235787</v></c>', text: '13829235787' },
      { title: 'binary noise', cell: '<c r="A1"><v>1.1000000000000001</v></c>', text: '1.1' },
      {
        title: 'a computed sum',
        cell: '<c r="A1"><f>0.1+0.2</f><v>0.30000000000000004</v></c>',
        text: '0.3',
      },
      { title: 'a written zero', cell: '<c r="A1" s="4"><v>15</v></c>', text: '15' },
      { title: 'lost digits', cell: '<c r="A1"><v>166720000000000000</v></c>', text: '1.6672E+17' },
      {
        title: '16 digits',
        cell: '<c r="A1"><v>1234567890123450</v></c>',
        text: '1.23456789012345E+15',
      },
      {
        title: 'leading zeros of a format',
        cell: '<c r="A1" s="3"><v>420</v></c>',
        text: '000420',
      },
      { title: 'a day', cell: '<c r="A1" s="1"><v>46350</v></c>', text: '2026-11-24' },
      {
        title: 'a day and a time',
        cell: '<c r="A1" s="2"><v>46350.5</v></c>',
        text: '2026-11-24 12:00:00',
      },
      {
        title: 'a day before the one that never was',
        cell: '<c r="A1" s="1"><v>59</v></c>',
        text: '1900-02-28',
      },
      {
        title: 'an inline string',
        cell: '<c r="A1" t="inlineStr"><is><t>0012</t></is></c>',
        text: '0012',
      },
      {
        title: 'rich text without its phonetic guide',
        cell: '<c r="A1" t="inlineStr"><is><r><t>ab</t></r><r><t>c</t></r><rPh sb="0" eb="1"><t>XX</t></rPh></is></c>',
        text: 'abc',
      },
      {
        title: 'the text of a formula',
        cell: '<c r="A1" t="str"><f>"a"</f><v>=1+1</v></c>',
        text: '=1+1',
      },
      { title: 'a truth', cell: '<c r="A1" t="b"><v>1</v></c>', text: 'TRUE' },
      { title: 'an error', cell: '<c r="A1" t="e"><v>#REF!</v></c>', text: '#REF!' },
      {
        title: 'an escaped character',
        cell: '<c r="A1" t="inlineStr"><is><t>a_x0009_b&amp;c</t></is></c>',
        text: 'a\tb&c',
      },
      {
        title: 'rare characters',
        cell: '<c r="A1" t="inlineStr"><is><t>\u4dae\u{20bb7}</t></is></c>',
        text: '\u4dae\u{20bb7}',
      },
    ])
    .run(async ({ assert }, { cell, text }) => {
      assert.deepEqual(await cellsOf(`<row r="1">${cell}</row>`), [text])
    })

  test('cells and rows that are left out keep their place', async ({ assert }) => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>' +
      '<row r="3"><c r="A3" s="1"/></row><row r="7"><c><v>3</v></c><c><v>4</v></c></row>'
    assert.deepEqual(await rowsOf(buildXlsx({ rows })), [
      { row: 2, cells: ['', '1', '', '2'] },
      { row: 7, cells: ['3', '4'] },
    ])
  })

  test('shared strings, namespace prefixes and days from 1904', async ({ assert }) => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>44888</v></c></row>',
      {
        sharedStrings: '<si><t>zero</t></si><si><r><t>on</t></r><r><t>e</t></r></si>',
        workbookProperties: '<workbookPr date1904="1"/>',
      }
    )
    assert.deepEqual(cells, ['one', '2026-11-24'])
    const prefixed = {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    }
    assert.deepEqual(await cellsOf('', { extra: prefixed }), ['5'])
  })

  test('the first sheet that is not hidden is read', async ({ assert }) => {
    const workbook =
      '<workbook xmlns:r="r"><sheets><sheet name="h" state="hidden" r:id="rId9"/><sheet name="v" r:id="rId1"/></sheets></workbook>'
    const cells = await cellsOf('<row r="1"><c r="A1"><v>1</v></c></row>', {
      extra: { 'xl/workbook.xml': workbook },
    })
    assert.deepEqual(cells, ['1'])
  })
})

test.group('refusing files', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const good = buildXlsx({ rows })
  const bomb = buildXlsx({
    rows: `<row r="1"><c r="A1"><v>${' '.repeat(40_000_000)}</v></c></row>`,
  })
  const entity = '<!DOCTYPE a [<!ENTITY x "y">]><worksheet><sheetData/></worksheet>'

  test('{title}: {type}')
    .with([
      { title: 'an empty file', bytes: Buffer.alloc(0), type: 'not_a_sheet' },
      {
        title: 'a picture',
        bytes: Buffer.from('89504e470d0a1a0a00000000', 'hex'),
        type: 'not_a_sheet',
      },
      { title: 'a PDF', bytes: Buffer.from('%PDF-1.7\n'), type: 'not_a_sheet' },
      { title: 'a web page', bytes: Buffer.from('<html><table>'), type: 'not_a_sheet' },
      {
        title: 'an old .xls',
        bytes: Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
        type: 'not_a_sheet',
      },
      {
        title: 'an encrypted xlsx',
        bytes: Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
        type: 'encrypted',
      },
      {
        title: 'an encrypted zip',
        bytes: buildZip({ '_rels/.rels': '<a/>' }, 1),
        type: 'encrypted',
      },
      { title: 'another zip', bytes: buildZip({ 'readme.txt': 'x' }), type: 'not_a_sheet' },
      { title: 'a cut xlsx', bytes: good.subarray(0, good.length - 30), type: 'broken' },
      { title: 'broken XML', bytes: buildXlsx({ rows: '<row r="1"><c>' }), type: 'broken' },
      {
        title: 'a document type',
        bytes: buildXlsx({ rows, extra: { 'xl/worksheets/sheet1.xml': entity } }),
        type: 'broken',
      },
      {
        title: 'a string that is not there',
        bytes: buildXlsx({ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }),
        type: 'broken',
      },
      {
        title: 'a cell far out',
        bytes: buildXlsx({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
        type: 'too_large',
      },
      { title: 'a bomb', bytes: bomb, type: 'too_large' },
    ])
    .run(async ({ assert }, { bytes, type }) => {
      assert.equal(await failureOf(bytes), type)
    })

  test('caps hold: {title}')
    .with([
      { title: 'bytes', caps: { bytes: 100 }, type: 'too_large' },
      { title: 'inflated bytes', caps: { inflatedBytes: 300 }, type: 'too_large' },
      { title: 'rows', caps: { rows: 0 }, type: 'too_many_rows' },
      { title: 'time', caps: { milliseconds: 0 }, type: 'too_slow' },
    ])
    .run(async ({ assert }, { caps, type }) => {
      assert.equal(await failureOf(good, caps), type)
    })

  test('a file cut or changed anywhere is read or refused, never a crash', async ({ assert }) => {
    for (let at = 0; at < good.length; at += 7) {
      const changed = Buffer.from(good)
      changed[at] ^= 0xff
      await assert.doesNotReject(() => failureOf(changed))
      await assert.doesNotReject(() => failureOf(good.subarray(0, at)))
    }
  })
})
