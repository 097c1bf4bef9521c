import { createHash } from 'node:crypto'
import { signInCrew } from '#app/demo/crew'
import { DayFacts } from '#app/demo/day_facts'
import { DayProblem } from '#app/demo/day_problem'
import { type DayReport, reportDay } from '#app/demo/day_report'
import { House } from '#app/demo/house'
import { MailCatcher } from '#app/demo/mail_catcher'
import { bringIn, confirmServices, review, type Sheet, takePayments } from '#app/demo/office'
import { sendInvoicesOut } from '#app/demo/post_room'
import type { Progress } from '#app/demo/progress'
import { forbidWriting } from '#app/demo/read_only'
import { shipParcels } from '#app/demo/warehouse'

export interface DayInput {
  sheet: Sheet
  host: string
  port: number
  mailPort: number
  progress: Progress
}

/**
 * A business day with a real sheet, from its import to the verified invoices. Every station asks what
 * is left to do and does only that, so a day that was cut off anywhere goes on when it is played again.
 */
export async function playDay({
  sheet,
  host,
  port,
  mailPort,
  progress,
}: DayInput): Promise<DayReport> {
  const startedAt = performance.now()
  const facts = new DayFacts(createHash('sha256').update(sheet.bytes).digest('hex'))
  const catcher = new MailCatcher()
  await catcher.open(host, mailPort)
  try {
    const house = await House.open(host, port)
    try {
      await forbidWriting()
      const crew = await signInCrew(house.url)
      const { imported } = await bringIn(crew, facts, sheet, progress)
      await review(crew, facts, progress)
      await takePayments(crew, facts, progress)
      await confirmServices(crew, facts, progress)
      await shipParcels(crew, facts, progress)
      await sendInvoicesOut(crew, facts, progress)
      checkMails(catcher, await facts.invoices())
      return await reportDay(facts, { imported, startedAt }, progress)
    } finally {
      await house.close()
    }
  } finally {
    await catcher.close()
  }
}

/** A mail that came in must carry the documents of one of the day's invoices, whole. */
function checkMails({ mails }: MailCatcher, invoices: { number: string }[]): void {
  const numbers = new Set(invoices.map(({ number }) => number))
  for (const { subject, attachments } of mails) {
    const number = /\b\d{20}\b/.exec(subject)?.[0]
    if (!number || !numbers.has(number)) continue
    const isWhole = ['pdf', 'ofd', 'xml'].every((format) =>
      attachments.some(
        ({ name, bytes }) => name.includes(number) && name.endsWith(format) && bytes.length > 500
      )
    )
    if (!isWhole) throw new DayProblem(`the mail with invoice ${number} lacks a document`)
  }
}
