import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { SYSTEM } from '#app/platform/actor'
import { BeginCheck } from '#app/reports/actions/begin_check'
import { CheckMonth } from '#app/reports/actions/check_month'
import { agrees, type ClosingResult } from '#app/reports/closing_result'
import MonthClosing from '#app/reports/models/month_closing'
import { typedMonth } from '#app/reports/periods'
import { findingsOf } from '#app/reports/queries/closing_page'

export default class InvoicesClosing extends BaseCommand {
  static commandName = 'invoices:closing'
  static description = 'Compare the report of a month with the stored files of its invoices'
  static options = { startApp: true }

  @args.string({ description: 'The month, 2026-11' })
  declare month: string

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const month = typedMonth(this.month)
    if (!month) return this.giveUp('MONTH reads a month like 2026-11')
    const begun = await new BeginCheck().handle({ month, by: SYSTEM, isInline: true })
    if (!begun.ok) return this.giveUp(`${month}: ${begun.failure.type}`)
    const result = await new CheckMonth().handle(begun.value)
    if (!result) return this.giveUp(`${month}: somebody began another check`)
    const closing = await MonthClosing.findOrFail(begun.value.closingId)
    const findings = await findingsOf(closing, result.findings)
    const isAgreed = agrees(result)
    if (!isAgreed) this.exitCode = 1
    if (this.json)
      return console.log(JSON.stringify({ month, agrees: isAgreed, ...result, findings }))
    this.tell(result)
    for (const { number, fault, fields } of findings)
      this.logger.log(`  ${number} ${fault} ${fields.join(', ')}`)
  }

  private tell(result: ClosingResult): void {
    const { invoices, findings } = result
    if (agrees(result)) return this.logger.success(`${invoices} files add up to the report`)
    this.logger.warning(`${invoices} invoices, ${findings} with something to mend`)
  }

  private giveUp(problem: string): void {
    this.logger.error(problem)
    this.exitCode = 1
  }
}
