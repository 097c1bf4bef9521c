import { atOnce } from '#app/demo/at_once'
import type { Crew } from '#app/demo/crew'
import type { DayFacts } from '#app/demo/day_facts'
import { DayProblem } from '#app/demo/day_problem'
import type { Progress } from '#app/demo/progress'
import { untilNoneLeft } from '#app/demo/waiting'

const BATCH = 100
const AT_ONCE = 4
/** What the reviewer writes when findings are let pass. */
const REASON = 'checked with the customer by phone'

export interface Sheet {
  name: string
  bytes: Buffer
}

/** The clerk brings the sheet in; the house reads it in the background. */
export async function bringIn(crew: Crew, facts: DayFacts, sheet: Sheet, progress: Progress) {
  const known = await facts.sheet()
  const importedBefore = Number(known?.imported ?? 0)
  if (!known) {
    await crew.clerk.upload(
      '/desk/imports',
      'sheet',
      new File([new Uint8Array(sheet.bytes)], sheet.name)
    )
  }
  await untilNoneLeft('sheet to be read', async () => {
    const received = await facts.sheet()
    if (!received) throw new DayProblem('the sheet was refused as a whole')
    const read = received.imported + received.known + received.refused
    progress.show('import', read, received.rows)
    return received.state === 'finished' ? 0 : received.rows - read + 1
  })
  const { imported = 0 } = (await facts.sheet()) ?? {}
  return { imported: imported - importedBefore }
}

/** A second person approves: clean orders by the page, those with findings one by one with a reason. */
export async function review(crew: Crew, facts: DayFacts, progress: Progress) {
  const waiting = await facts.orders('in_review')
  const clean = waiting.filter(({ hasFindings }) => !hasFindings).map(({ id }) => id)
  for (let start = 0; start < clean.length; start += BATCH) {
    await crew.reviewer.post('/desk/reviews/batch', { 'ids[]': clean.slice(start, start + BATCH) })
    progress.show('review', Math.min(start + BATCH, clean.length), waiting.length)
  }
  for (const { id } of waiting.filter(({ hasFindings }) => hasFindings)) {
    await crew.reviewer.post(`/desk/orders/${id}/review`, { decision: 'approved', reason: REASON })
  }
  progress.show('review', waiting.length, waiting.length)
}

/**
 * Each customer is shown a link and pays there; the provider's signed notices do the rest. An attempt
 * that broke off is unclear for a while: its customer comes back until the house has asked.
 */
export async function takePayments(crew: Crew, facts: DayFacts, progress: Progress) {
  const unpaid = await facts.orders('awaiting_payment')
  const sent = new Set<string>()
  await untilNoneLeft(
    'payments to arrive',
    async () => {
      const waiting = await facts.orders('awaiting_payment')
      const toPay = waiting.filter(({ id }) => !sent.has(id))
      await atOnce(toPay, AT_ONCE, async ({ id }) => {
        if (await pay(crew, id)) sent.add(id)
      })
      return waiting.length
    },
    (left) => progress.show('payment', unpaid.length - left, unpaid.length)
  )
}

/** @returns whether there was something to pay with */
async function pay(crew: Crew, orderId: string): Promise<boolean> {
  const page = await crew.clerk.post(`/desk/orders/${orderId}/payments`, {
    provider: 'payment-sandbox',
  })
  const link = /\/sandbox\/payment-sandbox\/pay\/[\w-]+/.exec(page.text)?.[0]
  if (!link) return false
  await crew.payer.get(link)
  await crew.payer.post(link)
  return true
}

/** Services are given and confirmed by staff. */
export async function confirmServices(crew: Crew, facts: DayFacts, progress: Progress) {
  const open = await facts.openServices()
  let done = 0
  await atOnce(open, AT_ONCE, async (id) => {
    await crew.service.post(`/desk/orders/${id}/service-confirmation`)
    progress.show('services', ++done, open.length)
  })
}
