import { chromium } from 'playwright'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { chromiumPath, QUIET } from '#tests/support/chromium'
import { facesAsCss, invoiceHtml } from './invoice_html.js'
import { processorSeconds } from './processor_time.js'

export interface PrintingCosts {
  /** Seconds of a processor for one PDF. */
  ours: number
  chromium: number
  /** Kilobytes of one PDF. */
  oursKb: number
  chromiumKb: number
}

/** The PDF of the same invoices by the house and printed by a Chromium that stays open, in seconds of a processor. */
export async function comparePrinting(faces: InvoiceFace[]): Promise<PrintingCosts> {
  const ours = await costsHere(faces)
  const theirs = await costsInChromium(faces)
  const { length } = faces
  return {
    ours: ours.seconds / length,
    chromium: theirs.seconds / length,
    oursKb: Math.round(ours.bytes / length / 1024),
    chromiumKb: Math.round(theirs.bytes / length / 1024),
  }
}

async function costsHere(faces: InvoiceFace[]) {
  const xmls = faces.map((face) => writeInvoiceXml(face))
  const [first] = faces
  if (first) await renderInvoicePdf(first)
  const before = process.cpuUsage()
  let bytes = 0
  for (const [index, face] of faces.entries()) {
    const pdf = await renderInvoicePdf(face, xmls[index])
    bytes += pdf.length
  }
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, bytes }
}

async function costsInChromium(faces: InvoiceFace[]) {
  const server = await chromium.launchServer({ executablePath: chromiumPath(), args: QUIET })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await browser.newPage()
    const body = '<body style="margin:0">'
    await page.setContent(`<style>${facesAsCss()}@page{size:210mm 140mm;margin:0}</style>${body}`)
    const pid = server.process().pid ?? 0
    const print = async (face: InvoiceFace) => {
      const html = JSON.stringify(invoiceHtml(face))
      await page.evaluate(`document.body.innerHTML = ${html}; document.fonts.ready.then(() => 1)`)
      return page.pdf({ width: '210mm', height: '140mm', printBackground: true })
    }
    const [first] = faces
    if (first) await print(first)
    const before = processorSeconds(pid)
    let bytes = 0
    for (const face of faces) {
      const pdf = await print(face)
      bytes += pdf.length
    }
    return { seconds: processorSeconds(pid) - before, bytes }
  } finally {
    await server.close()
  }
}
