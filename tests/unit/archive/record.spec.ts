import { test } from '@japa/runner'
import { indexedNumbers, INDEX_HEAD, indexLine } from '#app/archive/index_csv'
import { readRecord } from '#app/archive/read_record'
import type { ArchiveRecord } from '#app/archive/record'
import { Findings, isSound, outcomeOf } from '#app/archive/report'
import { isMonth, isPastRetention, monthBefore, retainedUntil } from '#app/archive/retention'
import { writeRecord } from '#app/archive/write_record'
import { fen } from '#app/platform/money/fen'

const RECORD: ArchiveRecord = {
  invoiceNumber: '26429000000000000001',
  kind: 'ordinary',
  state: 'issued',
  isCredit: true,
  originalNumber: '26429000000000000000',
  creditNumbers: [],
  issuedOn: '2026-11-24',
  issuedAt: '2026-11-24T02:00:00.000Z',
  netFen: fen(-10_000),
  taxFen: fen(-600),
  totalFen: fen(-10_600),
  seller: { name: '武汉税邮服务有限公司', taxpayerId: '91420100MA4KXY1233' },
  buyer: { name: '=cmd|"<甲> & 乙"', taxpayerId: null },
  channel: 'tax-sandbox',
  requestNumber: 'R1',
  orderNumber: '26112400000018',
  payments: [],
  vouchers: [],
  events: [],
  documents: [{ format: 'xml', origin: 'house', size: 12, sha256: 'a'.repeat(64) }],
  outcome: 'sound',
  checkedAt: '2026-11-24T03:00:00.000Z',
}

test.group('Records of the archive', () => {
  test('what is written is read back, negative amounts and awkward names too', ({ assert }) => {
    const read = readRecord(Buffer.from(writeRecord(RECORD)))
    const { payments, vouchers, events, creditNumbers, channel, requestNumber, ...kept } = RECORD
    assert.deepEqual(read, kept)
  })

  test('anything else is no record', ({ assert }) => {
    const text = writeRecord(RECORD)
    for (const wrong of [
      '',
      '<ArchiveRecord/>',
      text.replace('<Total>-106.00', '<Total>many'),
      text.replace('<Format>xml', '<Format>exe'),
      text.slice(0, -40),
    ])
      assert.isNull(readRecord(Buffer.from(wrong)))
  })

  test('a line of the index holds no formula and gives its number back', ({ assert }) => {
    const line = indexLine(RECORD)
    assert.include(line, `"'=cmd|""<甲> & 乙"""`)
    assert.include(line, ',-106.00,')
    assert.deepEqual(indexedNumbers(INDEX_HEAD + line + line), [
      RECORD.invoiceNumber,
      RECORD.invoiceNumber,
    ])
  })
})

test.group('Reports of the four properties', () => {
  test('one failure is enough, a warning is none, and what was not looked at was not checked', ({
    assert,
  }) => {
    const findings = new Findings()
    findings.good('hashes', 3)
    findings.bad('signatures', { where: 'x', what: 'y' }, 'warning')
    const noted = findings.report('2026-11-24T03:00:00.000Z')
    assert.isTrue(isSound(noted))
    assert.equal(outcomeOf(noted, 'authenticity'), 'warning')
    assert.equal(outcomeOf(noted, 'integrity'), 'passed')
    assert.equal(outcomeOf(noted, 'security'), 'not_checked')
    for (let count = 0; count < 50; count++)
      findings.bad('hashes', { where: `${count}`, what: 'altered' })
    const failed = findings.report('2026-11-24T03:00:00.000Z')
    const hashes = failed.checks.find(({ name }) => name === 'hashes')
    assert.isFalse(isSound(failed))
    assert.include(hashes, { looked: 53, wrong: 50 })
    assert.lengthOf(hashes?.findings ?? [], 20)
  })
})

test.group('Retention', () => {
  test('runs from the end of the fiscal year, and ends with a day', ({ assert }) => {
    assert.equal(retainedUntil('2026-01', 30), '2056-12-31')
    assert.equal(retainedUntil('2026-12', 30), '2056-12-31')
    assert.isFalse(isPastRetention('2056-12-31', '2056-12-31'))
    assert.isTrue(isPastRetention('2056-12-31', '2057-01-01'))
  })

  test('knows months', ({ assert }) => {
    assert.equal(monthBefore('2026-01'), '2025-12')
    assert.equal(monthBefore('2026-11'), '2026-10')
    assert.isTrue(isMonth('2026-11'))
    for (const wrong of ['2026-13', '2026-00', '2026-1', '11-2026', ''])
      assert.isFalse(isMonth(wrong), wrong)
  })
})
