import { atOnce } from '#app/demo/at_once'
import type { Crew } from '#app/demo/crew'
import type { DayFacts } from '#app/demo/day_facts'
import type { Progress } from '#app/demo/progress'
import { untilNoneLeft } from '#app/demo/waiting'

const AT_ONCE = 4

/**
 * Invoices issue themselves when their orders are complete, and go out by mail. What could not be
 * mailed before the catcher was there, or was cut off on its way, is sent again, as service would do.
 */
export async function sendInvoicesOut(crew: Crew, facts: DayFacts, progress: Progress) {
  await untilNoneLeft('orders to be completed', () => facts.uncompleted())
  const wanted = await facts.wantedInvoices()
  await untilNoneLeft(
    'invoices to be issued and stored',
    () => facts.uninvoiced(),
    (left) => progress.show('invoices', wanted - left, wanted)
  )
  await untilNoneLeft(
    'invoices to be mailed',
    async () => {
      await atOnce(await facts.invoiceMails('failed', 'unknown'), AT_ONCE, (id) =>
        crew.service.post(`/desk/messages/${id}/resending`)
      )
      return wanted - (await facts.countInvoiceMails())
    },
    (left) => progress.show('mail', wanted - left, wanted)
  )
}
