import db from '@adonisjs/lucid/services/db'
import { type CheckResult, outcomeOf } from '#app/invoices/check_result'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'

/** Keeps that a verification was asked for and how it ended: kinds of changes, never what a file says nor who asked. */
export class LogCheck {
  async handle(input: {
    result: CheckResult
    invoiceId: string | null
    askedWith: 'figures' | 'file'
    format: 'xml' | 'pdf' | 'ofd' | null
  }): Promise<void> {
    const { result, invoiceId, askedWith, format } = input
    const changes = result.type === 'altered' ? result.changes : []
    const kinds = changes.map((one) => ('field' in one ? `${one.type}:${one.field}` : one.type))
    await db.table('invoice_checks').insert({
      id: newId(),
      invoice_id: invoiceId,
      asked_with: askedWith,
      format,
      outcome: outcomeOf(result),
      // As text: an array would be taken for an array of PostgreSQL.
      changes: JSON.stringify([...new Set(kinds)]),
      checked_at: clock.now(),
    })
  }
}
