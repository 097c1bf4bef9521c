import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#app/platform/actor'
import { namesOf } from '#app/identity/queries/names_of'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { StartBatch } from '#app/issuing/actions/start_batch'
import { choiceFields, readChoice } from '#app/issuing/batch_choice'
import { batchItemList } from '#app/issuing/batch_item_list'
import { batchList } from '#app/issuing/batch_list'
import { batchView } from '#app/issuing/batch_view'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { batchCounts } from '#app/issuing/queries/batch_counts'
import { sumOfDue } from '#app/issuing/queries/due_orders'
import { turnedAway } from '#app/issuing/queries/turned_away'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'

/** Many orders that are invoiced in one go: chosen, begun, watched. */
export default class BatchesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    return ctx.view.render('issuing/batches', { list: await listPage(ctx, batchList) })
  }

  async exportAll(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    return exportList(ctx, batchList)
  }

  async create({ bouncer, request, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const choice = readChoice(request.all())
    const [due, block] = await Promise.all([sumOfDue(choice), turnedAway()])
    return view.render('issuing/new_batch', { choice, fields: choiceFields(choice), due, block })
  }

  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by: Actor = { kind: 'staff', id: auth.getUserOrFail().id }
    const choice = readChoice(request.all())
    const started = await new StartBatch().handle({
      choice,
      by,
      formToken: request.input('_token_once'),
    })
    if (!started.ok) session.flash('error', i18n.t(`issuing.failures.${started.failure.type}`))
    const path = started.ok ? started.value.path : '/desk/invoices/batches/new'
    return response.redirect().status(303).toPath(path)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    const mayIssue = await ctx.bouncer.with(InvoicePolicy).allows('issue')
    const batch = await InvoiceBatch.findOrFail(ctx.params.id)
    const [counts, list, names] = await Promise.all([
      batchCounts(batch.id),
      listPage(ctx, batchItemList(batch.id)),
      namesOf([batch.authorId]),
    ])
    return ctx.view.render('issuing/batch', {
      batch: batchView(batch, counts),
      author: names[batch.authorId],
      list,
      mayIssue,
    })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    const { id } = await InvoiceBatch.findOrFail(ctx.params.id)
    return exportList(ctx, batchItemList(id))
  }
}
