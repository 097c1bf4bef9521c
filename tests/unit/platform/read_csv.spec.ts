import { test } from '@japa/runner'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { readSheet } from '#app/platform/sheets/read_sheet'
import { SheetRefusal } from '#app/platform/sheets/sheet_refusal'

async function rowsOf(bytes: Uint8Array) {
  const rows = []
  for await (const batch of readSheet(bytes)) rows.push(...batch)
  return rows
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

test.group('reading csv', () => {
  test('{title}')
    .with([
      {
        title: 'commas',
        text: 'a,b\n1,2\n',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
      {
        title: 'semicolons',
        text: 'a;b;c,d\r\n1;2;3\r\n',
        rows: [
          ['a', 'b', 'c,d'],
          ['1', '2', '3'],
        ],
      },
      {
        title: 'tabs',
        text: 'a\tb\r1\t2',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
      {
        title: 'quotes and what stands in them',
        text: 'a,"b ""x"", c"\n"1\n2",3',
        rows: [
          ['a', 'b "x", c'],
          ['1\n2', '3'],
        ],
      },
      { title: 'a quote inside a cell', text: 'a,b 5" c\n', rows: [['a', 'b 5" c']] },
      {
        title: 'empty cells',
        text: 'a,b,c\n,,1\n',
        rows: [
          ['a', 'b', 'c'],
          ['', '', '1'],
        ],
      },
      {
        title: 'a delimiter in a quoted header',
        text: '"a;b;c",d\n1,2',
        rows: [
          ['a;b;c', 'd'],
          ['1', '2'],
        ],
      },
    ])
    .run(async ({ assert }, { text, rows }) => {
      const read = await rowsOf(Buffer.from(text))
      assert.deepEqual(
        read.map(({ cells }) => cells),
        rows
      )
    })

  test('empty lines count as rows but are not handed out', async ({ assert }) => {
    const read = await rowsOf(Buffer.from('a,b\r\n\r\n,\r\n1,2\r\n'))
    assert.deepEqual(
      read.map(({ row }) => row),
      [1, 4]
    )
  })

  test('{encoding} is recognised by content')
    .with([
      { encoding: 'utf-8', mark: false },
      { encoding: 'utf-8', mark: true },
      { encoding: 'gb18030', mark: false },
      { encoding: 'utf-16le', mark: true },
    ])
    .run(async ({ assert }, { encoding, mark }) => {
      const cells = ['\u5916\u90e8\u5355\u53f7', '\u9ad8\u4dae', '\u{20bb7}\u7530']
      const bytes = iconv.encode(cells.join(','), encoding, { addBOM: mark })
      assert.deepEqual(await rowsOf(bytes), [{ row: 1, cells }])
    })

  test('a quote that never closes and bytes of no encoding are broken', async ({ assert }) => {
    for (const bytes of [Buffer.from('a,"b\n1,2'), Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a])]) {
      const failure = await rowsOf(bytes).catch((error: unknown) => error)
      assert.instanceOf(failure, SheetRefusal)
      if (failure instanceof SheetRefusal) assert.equal(failure.failure.type, 'broken')
    }
  })

  test('what was quoted is read back, whatever it was, across chunks', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    // The rows begin a few characters before the end of the first chunk of 64 KiB.
    const filler = Array.from({ length: 4 }, () => 'x'.repeat(16 * 1024 - 5))
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const lines = [filler, ...rows]
        const text = lines.map((cells) => cells.map(quoted).join(',')).join(end)
        const read = await rowsOf(Buffer.from(text))
        const filled = lines.filter((cells) => cells.some((each) => each.trim() !== ''))
        return JSON.stringify(read.map(({ cells }) => cells)) === JSON.stringify(filled)
      }),
      { numRuns: 50 }
    )
  })
})
