import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { transition } from '#app/platform/states/transition'
import type { Check } from '#app/reports/actions/begin_check'
import { agrees, type ClosingResult, compareGroups } from '#app/reports/closing_result'
import { closingStates } from '#app/reports/closing_states'
import { FileSums } from '#app/reports/file_sums'
import MonthClosing from '#app/reports/models/month_closing'
import { invoicesToCompare, issuedIn } from '#app/reports/queries/invoices_of_month'
import { monthSums } from '#app/reports/queries/month_sums'
import { monthPeriod } from '#app/reports/periods'
import { type Fault, readStoredXml } from '#app/reports/stored_xml'

const AT_ONCE = 50

interface Finding {
  invoiceId: string
  fault: Fault
  fields: string[]
}

/**
 * Reads every stored XML of a month and compares what the files add up to with what the report says. What
 * has been begun anew meanwhile is left to the newer run. Null then.
 */
export class CheckMonth {
  async handle({ closingId, runId }: Check): Promise<ClosingResult | null> {
    const closing = await MonthClosing.findOrFail(closingId)
    const files = new FileSums()
    const findings: Finding[] = []
    const read = new Set<string>()
    // Whatever is issued while files are read comes in a further round.
    for (let left = await this.#left(closing, read); left.length > 0;) {
      const batch = left.splice(0, AT_ONCE)
      findings.push(...(await this.#readFiles(closing.month, batch, files)))
      for (const id of batch) read.add(id)
      if (!(await this.#note({ closingId, runId }, read.size, left.length))) return null
      if (left.length === 0) left = await this.#left(closing, read)
    }
    const groups = compareGroups(await monthSums(closing.month), files.groups)
    const result = { invoices: read.size, groups, findings: findings.length }
    return (await this.#conclude({ closingId, runId }, result, findings)) ? result : null
  }

  async #left({ month }: MonthClosing, read: ReadonlySet<string>): Promise<string[]> {
    const issued = await issuedIn(month)
    return issued.filter((id) => !read.has(id))
  }

  /** A file with another month on it belongs to the sum of that month. */
  async #readFiles(month: string, ids: string[], files: FileSums): Promise<Finding[]> {
    const invoices = await invoicesToCompare(ids)
    const compared = await Promise.all(
      invoices.map(async (invoice) => ({ invoice, ...(await readStoredXml(invoice)) }))
    )
    for (const { face } of compared) if (face && isIn(month, face.issuedAt)) files.add(face)
    return compared.flatMap(({ invoice, fault, fields }) =>
      fault ? [{ invoiceId: invoice.id, fault, fields }] : []
    )
  }

  /** @returns whether the run is still the newest one */
  async #note({ closingId, runId }: Check, read: number, left: number): Promise<boolean> {
    const [changed] = await db
      .from('month_closings')
      .where({ id: closingId, run_id: runId, state: 'checking' })
      .update({ read, total: read + left, progress_at: clock.timestamp() })
      .returning('id')
    return changed !== undefined
  }

  #conclude({ closingId, runId }: Check, result: ClosingResult, findings: Finding[]) {
    return db.transaction(async (trx) => {
      const closing = await MonthClosing.query({ client: trx })
        .where('id', closingId)
        .forUpdate()
        .firstOrFail()
      if (closing.runId !== runId || closing.state !== 'checking') return false
      await trx.from('closing_findings').where('closing_id', closingId).delete()
      const rows = findings.map(({ invoiceId, fault, fields }) => ({
        ...{ closing_id: closingId, run_id: runId, invoice_id: invoiceId, fault, fields },
      }))
      await insertMany(trx, 'closing_findings', rows)
      const set = { result: JSON.stringify(result), checked_at: clock.now() }
      const verb = agrees(result) ? 'agree' : 'differ'
      await transition(closingStates, { id: closingId }, verb, { by: SYSTEM, trx, set })
      return true
    })
  }
}

function isIn(month: string, issuedAt: string): boolean {
  const { from, until } = monthPeriod(month)
  const day = clock.businessDay(DateTime.fromISO(issuedAt))
  return day >= from && day <= until
}
