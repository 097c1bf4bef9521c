import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type { Entry } from '#app/payments/ledger/entries'

/**
 * Writes an entry into the book, in the transaction of what it stands for. Entries are never
 * changed; the database refuses a second one of the same kind for a source, and any that does not
 * balance.
 */
export async function postEntry(entry: Entry, trx: TransactionClientContract): Promise<void> {
  const { head, lines } = entryRows(entry)
  await trx.table('ledger_entries').insert({ ...head, posted_at: clock.timestamp() })
  await trx.table('ledger_lines').multiInsert(lines)
}

/** The rows of an entry that is posted now. */
export function entryRows({ kind, sourceId, debit, credit, amountFen }: Entry) {
  const id = newId()
  return {
    head: { id, kind, source_id: sourceId, posted_at: clock.now() },
    lines: [
      { entry_id: id, position: 1, account: debit, debit_fen: amountFen, credit_fen: 0 },
      { entry_id: id, position: 2, account: credit, debit_fen: 0, credit_fen: amountFen },
    ],
  }
}
