import { parentPort } from 'node:worker_threads'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import type { Signing } from '#app/documents/signatures/signing'

export interface RenderingJob {
  face: InvoiceFace
  signing: Signing | null
}

/** Buffers arrive as plain arrays of bytes. */
export type Rendered = { xml: Uint8Array; pdf: Uint8Array; ofd: Uint8Array } | { error: string }

/** The thread's side of `rendering_pool`: one face in, all files out. */
const port = parentPort
if (!port) throw new Error('rendering_thread runs in a worker thread only')

port.on('message', (job: RenderingJob) => {
  void render(job).then((rendered) => port.postMessage(rendered, handedOver(rendered)))
})

async function render({ face, signing }: RenderingJob): Promise<Rendered> {
  try {
    return await makeInvoiceFiles(face, signing)
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Large files change hands instead of being copied; small ones lie in memory that they share with others. */
function handedOver(rendered: Rendered): ArrayBuffer[] {
  if ('error' in rendered) return []
  return [rendered.xml, rendered.pdf, rendered.ofd].flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
  )
}
