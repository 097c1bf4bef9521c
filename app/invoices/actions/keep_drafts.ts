import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recordMany } from '#app/audit/record'
import { type BuiltInvoice, invoiceRow, lineRows } from '#app/invoices/built_invoice'
import { InvoiceDrafted } from '#app/invoices/events/invoice_drafted'
import { invoiceStates } from '#app/invoices/invoice_states'
import { ruleFacts } from '#app/invoices/queries/rule_facts'
import { isRefused, judge } from '#app/invoices/rules/judge'
import type { Actor } from '#app/platform/actor'
import { insertMany } from '#app/platform/database/insert_many'
import { publishMany } from '#app/platform/outbox/publish'
import { recordInitialState, transitionMany } from '#app/platform/states/transition'

export interface DraftedInvoice {
  invoiceId: string
  state: 'draft' | 'refused'
}

interface Keeping {
  invoices: readonly BuiltInvoice[]
  by: Actor
  /** The batch that asks for them; null where each is asked for by itself. */
  batchId: string | null
}

/** Judges built invoices and writes them down. One that breaks a rule is kept as refused, with what has to be mended. */
export class KeepDrafts {
  async handle(input: Keeping, trx: TransactionClientContract): Promise<DraftedInvoice[]> {
    const { invoices, batchId } = input
    const [first, ...others] = invoices
    if (first === undefined) return []
    const factsOf = await ruleFacts([first, ...others], trx)
    const judged = invoices.map((invoice) => ({
      invoice,
      verdicts: judge({ ...invoice, facts: factsOf(invoice) }),
    }))
    const rows = invoices.map(lineRows)
    await insertMany(
      trx,
      'invoices',
      judged.map(({ invoice, verdicts }) => invoiceRow(invoice, verdicts, batchId))
    )
    await insertMany(
      trx,
      'invoice_orders',
      rows.flatMap(({ orders }) => orders)
    )
    await insertMany(
      trx,
      'invoice_lines',
      rows.flatMap(({ lines }) => lines)
    )
    await insertMany(
      trx,
      'invoice_line_allocations',
      rows.flatMap(({ allocations }) => allocations)
    )
    const refused = judged.filter(({ verdicts }) => isRefused(verdicts))
    await this.#tell(input, new Set(refused.map(({ invoice }) => invoice.id)), trx)
    return judged.map(({ invoice, verdicts }) => ({
      invoiceId: invoice.id,
      state: isRefused(verdicts) ? 'refused' : 'draft',
    }))
  }

  async #tell(
    { invoices, by, batchId }: Keeping,
    refused: ReadonlySet<string>,
    trx: TransactionClientContract
  ) {
    const ids = invoices.map(({ id }) => id)
    await recordInitialState(invoiceStates, ids, 'draft', { by, trx })
    const action = 'invoices.drafted'
    const entries = ids.map((id) => ({ actor: by, action, subject: 'invoice', subjectId: id }))
    await recordMany(entries, trx)
    const orderOf = new Map(invoices.map(({ id, orderId }) => [id, orderId]))
    await transitionMany(invoiceStates, [...refused], 'refuse', {
      by,
      trx,
      set: { problem: 'rules' },
      payload: (id) => ({ orderId: orderOf.get(id) ?? null }),
    })
    // A batch asks for its own.
    if (batchId !== null) return
    const good = invoices.filter(({ id }) => !refused.has(id))
    await publishMany(
      good.map(({ id, orderId }) => new InvoiceDrafted({ invoiceId: id, orderId })),
      trx
    )
  }
}
