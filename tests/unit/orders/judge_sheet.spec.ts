import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { judgeInWorker } from '#app/orders/imports/judge_in_worker'
import { judgeSheet } from '#app/orders/imports/judge_sheet'
import type { ImportFailure, JudgedRow, SheetPart } from '#app/orders/imports/judged_sheet'
import type { SheetHeader } from '#app/orders/imports/read_header'
import { writeRefusedSheet } from '#app/orders/imports/write_refused_sheet'
import { SHEET_CAPS } from '#app/platform/sheets/sheet_caps'

const demo = (name: string) => readFile(new URL(`../../../resources/demo/${name}`, import.meta.url))

/** What the sheet's own cells decide; two more of its defects need the database. */
const REFUSED = [
  { row: 52, index: 3, reason: 'phone_invalid' },
  { row: 86, index: 3, reason: 'phone_invalid' },
  { row: 103, index: 7, reason: 'price_precision' },
  { row: 120, index: 7, reason: 'price_precision' },
  { row: 137, index: 10, reason: 'special_invoice_needs_taxpayer_id' },
  { row: 154, index: 6, reason: 'quantity_invalid' },
  { row: 188, index: 10, reason: 'taxpayer_id_check_digit' },
]

interface Judged {
  header: SheetHeader | null
  rows: JudgedRow[]
  failure: ImportFailure | null
}

async function gather(parts: AsyncIterable<SheetPart>): Promise<Judged> {
  const judged: Judged = { header: null, rows: [], failure: null }
  for await (const part of parts) {
    if (part.type === 'header') judged.header = part.header
    else if (part.type === 'rows') judged.rows.push(...part.rows)
    else judged.failure = part.failure
  }
  return judged
}

function refusalsOf({ header, rows }: Judged) {
  return rows.flatMap(({ row, verdict }) =>
    verdict.ok
      ? []
      : verdict.refusals.map(({ column, reason }) => ({
          row,
          index: header?.names.indexOf(column),
          reason,
        }))
  )
}

test.group('judging a sheet', () => {
  test('the demo sheet as {$self} is refused where it is wrong and nowhere else')
    .with(['orders-a-200.xlsx', 'orders-a-200.gb18030.csv'])
    .run(async ({ assert }, name) => {
      const judged = await gather(judgeSheet(await demo(name)))
      assert.lengthOf(judged.rows, 200)
      assert.deepEqual(refusalsOf(judged), REFUSED)
    })

  test('xlsx and GB18030 csv of the same sheet give the same drafts', async ({ assert }) => {
    const drafts = async (name: string) => {
      const { rows } = await gather(judgeSheet(await demo(name)))
      return rows.map(({ row, rowKey, verdict }) => ({ row, rowKey, verdict }))
    }
    const fromCsv = await drafts('orders-a-200.gb18030.csv')
    assert.deepEqual(await drafts('orders-a-200.xlsx'), fromCsv)
    assert.include(JSON.stringify(fromCsv), '\u4dae')
  })

  test('a thread gives what this thread gives', async ({ assert }) => {
    const bytes = await demo('orders-a-200.xlsx')
    assert.deepEqual(await gather(judgeInWorker(bytes)), await gather(judgeSheet(bytes)))
  })

  test('a thread hands over refusals as values and ends when its taker leaves', async ({
    assert,
  }) => {
    const refused = await gather(judgeInWorker(Buffer.from('{"rows": 1}')))
    assert.deepEqual(refused.failure, { type: 'no_header' })
    for await (const part of judgeInWorker(await demo('orders-a-200.xlsx'))) {
      assert.equal(part.type, 'header')
      break
    }
  })

  test('a sheet with too many rows stops with the limit', async ({ assert }) => {
    const judged = await gather(
      judgeSheet(await demo('orders-a-200.xlsx'), { ...SHEET_CAPS, rows: 100 })
    )
    assert.deepEqual(judged.failure, { type: 'too_many_rows', limit: 99 })
  })

  test('refused rows come back as a sheet that is accepted once corrected', async ({ assert }) => {
    const first = await gather(judgeSheet(await demo('orders-a-200.xlsx')))
    const refused = first.rows.filter(({ verdict }) => !verdict.ok)
    const again = await writtenAndRead(first, refused)
    assert.deepEqual(
      refusalsOf(again).map(({ index, reason }) => ({ index, reason })),
      REFUSED.map(({ index, reason }) => ({ index, reason }))
    )
    assert.deepEqual(again.header?.unknown, [])
    assert.equal(again.rows[0].cells[13], '52')
    assert.include(again.rows[0].cells[15], 'remedies.phone_invalid')

    const corrections = ['13829235787', '13829235788', '12.34', '12.34', '91420112MAP193H1BB', '2']
    const corrected = refused.slice(0, 6).map((row, at) => {
      const cells = [...row.cells]
      cells[REFUSED[at].index] = corrections[at]
      return { ...row, cells }
    })
    const accepted = await writtenAndRead(first, corrected)
    assert.lengthOf(accepted.rows, 6)
    assert.isTrue(accepted.rows.every(({ verdict }) => verdict.ok))
  })

  test('what looks like a formula stays text in the sheet of refused rows', async ({ assert }) => {
    const first = await gather(judgeSheet(await demo('orders-a-200.xlsx')))
    const row = first.rows.find(({ cells }) => cells[12] === '=1+1')
    assert.isDefined(row)
    if (!row) return
    const again = await writtenAndRead(first, [row])
    assert.deepEqual(again.rows[0].cells.slice(0, 13), row.cells)
  })
})

async function writtenAndRead(judged: Judged, rows: JudgedRow[]): Promise<Judged> {
  const written = writeRefusedSheet(
    { names: judged.header?.names ?? [] },
    rows.map(({ row, cells, verdict }) => ({
      row,
      cells,
      refusals: verdict.ok ? [] : verdict.refusals,
    })),
    (key) => key
  )
  const bytes = new Uint8Array(await new Response(written).arrayBuffer())
  return gather(judgeSheet(bytes))
}
