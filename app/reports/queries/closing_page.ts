import db from '@adonisjs/lucid/services/db'
import { namesOf } from '#app/identity/queries/names_of'
import StateChange from '#app/platform/states/state_change'
import { isStill } from '#app/reports/closing_result'
import MonthClosing from '#app/reports/models/month_closing'
import { issuedLater } from '#app/reports/queries/invoices_of_month'
import { monthSums } from '#app/reports/queries/month_sums'
import type { Fault } from '#app/reports/stored_xml'

/** More than a person works through on one page; the command lists them all. */
const MOST_FINDINGS = 200
const MOST_LATER = 50

export interface ShownFinding {
  id: string
  number: string
  fault: Fault
  fields: string[]
}

/** A month as its page shows it; null when it was never checked. */
export async function closingPage(month: string) {
  const closing = await MonthClosing.findBy('month', month)
  if (!closing) return null
  const { id, result, checkedAt } = closing
  const changes = await StateChange.query()
    .where({ subject: 'month_closing', subjectId: id })
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
  const isStale = result !== null && !isStill(result, await monthSums(month))
  const later = checkedAt ? await issuedLater(month, checkedAt.toJSDate(), MOST_LATER) : []
  return {
    closing,
    isStale,
    later,
    findings: await findingsOf(closing, MOST_FINDINGS),
    changes,
    names: await namesOf(changes.map(({ actorId }) => actorId)),
  }
}

/** Of the last check, by invoice number. */
export async function findingsOf(
  { id, runId }: MonthClosing,
  most: number
): Promise<ShownFinding[]> {
  const rows: ShownFinding[] = await db
    .from('closing_findings as f')
    .join('invoices as i', 'i.id', 'f.invoice_id')
    .where({ 'f.closing_id': id, 'f.run_id': runId })
    .orderBy('i.invoice_number')
    .limit(most)
    .select('i.id', 'i.invoice_number as number', 'f.fault', 'f.fields')
  return rows
}
