import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { RenderingPool } from '#app/documents/rendering_pool'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import invoicingConfig from '#config/invoicing'
import { newSigning } from '#tests/fixtures/documents/signing'
import { allWithin } from './timings.js'

const GIVEN_UP_AFTER_MS = 1_200_000
/** Until the code of one thread is compiled. */
const WARM_UP = 40

/**
 * Until so many invoices have all three of their files; `look` is called twice a second, with how many have them.
 * @returns the seconds from the first draft to the last file, by the clock of the rows
 */
export async function followInvoices(invoices: number, look: (complete: number) => void) {
  const until = performance.now() + GIVEN_UP_AFTER_MS
  while (performance.now() < until) {
    const { rows } = await db.rawQuery<{ rows: { complete: string; seconds: string }[] }>(
      `select count(*) as complete,
              extract(epoch from max(kept_at) - (select min(created_at) from invoices)) as seconds
         from (select invoice_id, max(created_at) as kept_at from invoice_documents
                group by invoice_id having count(*) = 3) kept`
    )
    const [{ complete, seconds }] = rows
    if (Number(complete) >= invoices) return Number(seconds)
    look(Number(complete))
    await pause(500)
  }
  throw new Error('the invoices do not come to their end')
}

/** The faces of issued invoices. */
export async function someFaces(most: number): Promise<InvoiceFace[]> {
  const invoices = await Invoice.query().where('state', 'issued').preload('lines').limit(most)
  return invoices.map((invoice) => faceOf(invoice, { isSample: true }))
}

/** The signed files of the same invoices without threads and with them, per second. */
export async function compareRendering(faces: InvoiceFace[]) {
  const signing = newSigning()
  const here = faces.map((face) => () => makeInvoiceFiles(face, signing))
  const pool = new RenderingPool(invoicingConfig.rendering)
  const pooled = faces.map((face) => () => pool.render(face, signing))
  await allWithin(1, here.slice(0, WARM_UP))
  await allWithin(invoicingConfig.rendering.threads, pooled.slice(0, 2 * WARM_UP))
  const hereSeconds = await allWithin(1, here)
  const pooledSeconds = await allWithin(invoicingConfig.rendering.threads, pooled)
  await pool.close()
  return { here: faces.length / hereSeconds, pooled: faces.length / pooledSeconds }
}
