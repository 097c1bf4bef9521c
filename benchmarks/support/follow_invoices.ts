import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { RenderingPool } from '#app/documents/rendering_pool'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { signingOf } from '#app/sellers/signing_of'
import invoicingConfig from '#config/invoicing'
import { allWithin } from './timings.js'

const GIVEN_UP_AFTER_MS = 300_000

/**
 * Until so many invoices have both of their files.
 * @returns the seconds from the first draft to the last file, by the clock of the rows
 */
export async function followInvoices(invoices: number, say: (line: string) => void) {
  const until = performance.now() + GIVEN_UP_AFTER_MS
  for (let round = 0; performance.now() < until; round++) {
    const { rows } = await db.rawQuery<{ rows: { complete: string; seconds: string }[] }>(
      `select count(*) as complete,
              extract(epoch from max(kept_at) - (select min(created_at) from invoices)) as seconds
         from (select invoice_id, max(created_at) as kept_at from invoice_documents
                group by invoice_id having count(*) = 2) kept`
    )
    const [{ complete, seconds }] = rows
    if (Number(complete) >= invoices) return Number(seconds)
    if (round % 40 === 39) say(`${complete} of ${invoices}`)
    await pause(250)
  }
  throw new Error('the invoices do not come to their end')
}

/** The signed files of the same invoices without threads and with them, per second. */
export async function compareRendering(sample: number) {
  const invoices = await Invoice.query().preload('lines').limit(sample)
  const faces = invoices.map((invoice) => faceOf(invoice, { isSample: true }))
  const [first] = invoices
  const signing = first ? await signingOf(first.sellerId) : null
  const here = faces.map((face) => () => makeInvoiceFiles(face, signing))
  const pool = new RenderingPool(invoicingConfig.rendering)
  const pooled = faces.map((face) => () => pool.render(face, signing))
  await here[0]?.()
  await allWithin(2, pooled.slice(0, 2))
  const hereSeconds = await allWithin(1, here)
  const pooledSeconds = await allWithin(invoicingConfig.rendering.threads, pooled)
  await pool.close()
  return { here: faces.length / hereSeconds, pooled: faces.length / pooledSeconds }
}
