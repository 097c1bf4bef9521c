import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import { ResolveRefund } from '#app/payments/actions/resolve_refund'
import { UnwindPayments } from '#app/payments/actions/unwind_payments'
import { cancellingOrders, dueToAsk } from '#app/payments/queries/due_payments'

export interface ResolveReport {
  payments: { asked: number; settled: number; ended: number; open: number; mismatched: number }
  refunds: { asked: number; succeeded: number; declined: number; open: number; mismatched: number }
  cancellations: number
}

/**
 * The janitor of payments: asks for everything that is open for long enough, and goes on with
 * cancellations that wait. One that fails does not stop the others; it is thrown at the end.
 */
export class ResolveDue {
  readonly #errors: unknown[] = []

  async handle(): Promise<ResolveReport> {
    const payments = await this.#each(await dueToAsk('payments'), (id) =>
      new ResolvePayment().handle(id)
    )
    const refunds = await this.#each(await dueToAsk('refunds'), (id) =>
      new ResolveRefund().handle(id)
    )
    const cancelling = await cancellingOrders()
    await this.#each(cancelling, (id) => new UnwindPayments().handle(id))
    if (this.#errors.length > 0) throw new AggregateError(this.#errors, 'some could not be asked')

    const count = <Effect>(effects: Effect[], ...wanted: Effect[]) =>
      effects.filter((effect) => wanted.includes(effect)).length
    return {
      payments: {
        asked: payments.length,
        settled: count(payments, 'settled'),
        ended: count(payments, 'declined', 'closed'),
        open: count(payments, 'open'),
        mismatched: count(payments, 'amount_mismatch'),
      },
      refunds: {
        asked: refunds.length,
        succeeded: count(refunds, 'succeeded'),
        declined: count(refunds, 'declined'),
        open: count(refunds, 'open'),
        mismatched: count(refunds, 'amount_mismatch'),
      },
      cancellations: cancelling.length,
    }
  }

  async #each<Effect>(ids: string[], act: (id: string) => Promise<Effect>): Promise<Effect[]> {
    const effects: Effect[] = []
    for (const id of ids) {
      try {
        effects.push(await act(id))
      } catch (error) {
        this.#errors.push(error)
      }
    }
    return effects
  }
}
