/** The demo sheet, as a workbook and as text in GB18030, each on a fresh state, against its list of defects. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type DayRun, playDay } from '#tests/support/demo_day'
import { DEMO_ROWS, demoCsv, demoDefects, demoXlsx } from '#tests/support/demo_sheet'
import { freePort } from '#tests/support/environment'
import { type Proof, scaled } from '#tests/support/proof'

/** For 200 rows. */
const LONGEST_DAY_S = 180

export const prove: Proof = async (options) => {
  const counts = { passed: 0, failed: 0 }
  const rows = scaled(DEMO_ROWS, options)
  const sheets = { 'orders.xlsx': await demoXlsx(rows), 'orders.csv': demoCsv(rows) }
  for (const [name, bytes] of Object.entries(sheets)) {
    const folder = mkdtempSync(join(tmpdir(), 'day-'))
    chmodSync(folder, 0o755)
    const sheet = join(folder, name)
    writeFileSync(sheet, bytes)
    const paths = { sheet, dataDir: join(folder, 'state'), port: await freePort() }
    const first = reportOf(await playDay(paths))
    const again = reportOf(await playDay(paths))
    rmSync(folder, { recursive: true, force: true })

    options.say(`${name}: ${JSON.stringify(first)}`)
    check(`${name} comes to what its defects leave`, comesTo(first, rows))
    check(`${name} takes less than three minutes`, Number(first.seconds) < LONGEST_DAY_S)
    const same = { ...first, imported: 0, seconds: again.seconds }
    check(`${name} played again adds nothing`, isDeepStrictEqual(again, same))
  }
  return counts

  function check(fact: string, isTrue: boolean) {
    counts[isTrue ? 'passed' : 'failed'] += 1
    options.say(`${isTrue ? 'holds' : 'NOT TRUE'}: ${fact}`)
  }
}

type Report = Record<string, unknown>

function reportOf({ code, output }: DayRun): Report {
  if (code !== 0) throw new Error(`the day ended with ${code}:\n${output}`)
  return JSON.parse(output)
}

/** The sums are known for the whole sheet only; of its beginning they are compared with each other. */
function comesTo(report: Report, rows: number): boolean {
  const { refused, findings, expected } = demoDefects()
  const isIn = ({ row }: { row: number }) => row <= rows + 1
  const wanted = refused.filter(isIn).map(({ row, column, reason }) => ({ row, column, reason }))
  const orders = rows - wanted.length
  const [totalFen, services] =
    rows === DEMO_ROWS ? [expected.totalFen, expected.services] : [report.paidFen, report.services]
  const everyOrder = ['imported', 'known', 'approved', 'paid', 'completed', 'invoiced', 'mailed']
  return (
    isDeepStrictEqual(report.refused, wanted) &&
    [...everyOrder, 'verified'].every((station) => report[station] === orders) &&
    report.findings === findings.filter(isIn).length &&
    report.paidFen === totalFen &&
    report.invoicedFen === totalFen &&
    report.services === services &&
    report.shipped === orders - Number(services) &&
    report.delivered === report.shipped &&
    report.ledgerBalanced === true &&
    report.auditVerified === true
  )
}
