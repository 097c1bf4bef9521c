import { parentPort } from 'node:worker_threads'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'

export type Rendered = { xml: string; pdf: Uint8Array; ofd: Uint8Array } | { error: string }

/** The thread's side of `rendering_pool`: one face in, all files out. */
const port = parentPort
if (!port) throw new Error('rendering_thread runs in a worker thread only')

port.on('message', (face: InvoiceFace) => {
  void render(face).then((rendered) => port.postMessage(rendered))
})

async function render(face: InvoiceFace): Promise<Rendered> {
  try {
    const xml = writeInvoiceXml(face)
    const ofd = renderInvoiceOfd(face, xml)
    return { xml, pdf: await renderInvoicePdf(face, xml), ofd }
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
