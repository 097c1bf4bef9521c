import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ShowInvoicePage } from '#app/invoices/actions/show_invoice_page'
import type Invoice from '#app/invoices/models/invoice'

/** What the page of a drawn invoice shows. `invoice` comes with `documents`; a page that is not there is a 404. */
export async function shownPage({ auth, request }: HttpContext, invoice: Invoice, address: string) {
  const page = Number(request.qs().page ?? 1)
  const by = actorOf(auth.getUserOrFail())
  const shown = await new ShowInvoicePage().handle({ invoice, page, by })
  if (!shown.ok && shown.failure.type === 'no_page')
    throw new Exception('no such page', { status: 404 })
  return {
    invoice,
    address,
    isWide: request.qs().size === 'full',
    formats: invoice.documents.map(({ format }) => format).toSorted(),
    shown: shown.ok ? shown.value : null,
    problem: shown.ok ? null : shown.failure.type,
  }
}
