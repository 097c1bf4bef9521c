import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { clock } from '#app/platform/clock'
import { OpenTrace } from '#app/reconciliation/actions/open_trace'
import { traceJson } from '#app/reconciliation/trace_json'
import { traceSheet } from '#app/reconciliation/trace_sheet'
import { traceView } from '#app/reconciliation/trace_view'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One invoice from its order to credit invoice and archive, for an inspector. */
export default class InvoiceTracesController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('trace')
    const trace = await this.#opened(ctx, 'page')
    return ctx.view.render('reconciliation/trace', {
      ...traceView(trace, ctx.i18n),
      now: clock.now(),
    })
  }

  async export(ctx: HttpContext) {
    const { bouncer, i18n, params, response } = ctx
    await bouncer.with(InvoicePolicy).authorize('trace')
    const format = params.format === 'json' ? 'json' : 'xlsx'
    const trace = await this.#opened(ctx, format)
    const number = trace.invoice.invoiceNumber ?? trace.invoice.issueRequestNo
    response.header('content-disposition', `attachment; filename="trace-${number}.${format}"`)
    if (format === 'json') return response.json(traceJson(trace))
    response.header('content-type', XLSX)
    return response.stream(traceSheet(traceView(trace, i18n), i18n))
  }

  #opened({ auth, params }: HttpContext, as: 'page' | 'xlsx' | 'json') {
    const by = actorOf(auth.getUserOrFail())
    return new OpenTrace().handle({ invoiceId: params.id, as, by })
  }
}
