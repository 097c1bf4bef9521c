import type { HttpContext } from '@adonisjs/core/http'
import { sellerChoices } from '#app/invoices/sum_fields'
import { clock } from '#app/platform/clock'
import { withQuery } from '#app/platform/views/query_string'
import { declarationSheet } from '#app/reports/declaration_sheet'
import { declarationView } from '#app/reports/declaration_view'
import { monthsUntil, periodOf, typedMonth } from '#app/reports/periods'
import ReportPolicy from '#app/reports/policies/report_policy'
import { declaration } from '#app/reports/queries/declaration'
import { noteExport, sendSheet } from '#app/reports/controllers/send_sheet'

const PATH = '/desk/invoice-reports/declaration'
const MONTHS = 24

/** The figures that go into the VAT return of a month. */
export default class DeclarationsController {
  async index(ctx: HttpContext) {
    const { bouncer, i18n, request, view } = ctx
    await bouncer.with(ReportPolicy).authorize('view')
    const mayOpen = await bouncer.with(ReportPolicy).allows('open')
    const { month, declared } = await this.#asked(ctx)
    const { sellerId } = declared.question.filters
    const months = monthsUntil(clock.businessDay(), MONTHS).toReversed()
    return view.render('reports/declaration', {
      ...{ month, sellerId, months, sellers: await sellerChoices() },
      declared: declarationView(declared, { i18n, mayOpen }),
      sheet: withQuery(`${PATH}.xlsx`, request.qs(), {}),
    })
  }

  async sheet(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('view')
    const { declared } = await this.#asked(ctx)
    await noteExport(ctx, 'declaration')
    return sendSheet(ctx, 'vat-declaration', await declarationSheet(declared, ctx.i18n))
  }

  /** The month before this one is what is declared next. */
  async #asked({ request }: HttpContext) {
    const { month: typed, seller } = request.qs()
    const month = typedMonth(typed) ?? periodOf('last_month').from.slice(0, 7)
    return { month, declared: await declaration(month, seller ?? null) }
  }
}
