import { isDeepStrictEqual } from 'node:util'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { type InvoiceFiles, makeInvoiceFiles } from '#app/documents/make_invoice_files'
import type { Signing } from '#app/documents/signatures/signing'
import { verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'
import { type Raster, runTool, withFile, withRasters } from '#tests/support/document_tools'
import { inkApart } from '#tests/support/ink'
import { checkWellFormed, unpackOfd } from '#tests/support/ofd_package'
import { OfdRasters } from '#tests/support/ofd_raster'
import { isOfdValueGood, isXmlValueGood } from '#tests/support/openssl_sm2'
import { isUmtsCrc } from '#tests/support/umts_crc'
import { placedWords, unseen } from '#tests/support/words_with_ink'

const DPI = 200
/** OFD and PDF of the same page: so much of their ink may lie elsewhere. */
const INK_BOUND = 0.01
const SAME_PICTURE = 'Chromium: OFD and PDF are the same picture'

interface Case {
  face: InvoiceFace
  files: InvoiceFiles
  ofdParts: Map<string, Buffer>
  pages: Raster[]
  pdfFile: string
}

type Fact = (about: Case) => boolean

/**
 * What must be true of the three files of any invoice, each fact found by a programme that shares no code with
 * the writers: xmllint, pdfsig, openssl, qpdf, zbarimg, pdftotext, Chromium, and our readers.
 */
export class InvoiceJudge {
  private constructor(
    private readonly signing: Signing,
    private readonly rasters: OfdRasters
  ) {}

  static async open(signing: Signing): Promise<InvoiceJudge> {
    return new InvoiceJudge(signing, await OfdRasters.open())
  }

  async close(): Promise<void> {
    await this.rasters.close()
  }

  get factNames(): string[] {
    return [...Object.keys(this.#facts), SAME_PICTURE]
  }

  /** Names of the facts that are not true; empty for a good invoice. */
  async untrue(face: InvoiceFace): Promise<string[]> {
    const files = await makeInvoiceFiles(face, this.signing)
    const ofdParts = unpackOfd(files.ofd)
    const { found, pages } = withFile(files.pdf, (pdfFile) =>
      withRasters(files.pdf, DPI, (drawn) => {
        const about = { face, files, ofdParts, pages: drawn, pdfFile }
        const facts = Object.entries(this.#facts)
        const untrue = facts.filter(([, fact]) => !holds(fact, about)).map(([name]) => name)
        return { found: untrue, pages: drawn }
      })
    )
    return (await this.#isOnePicture(files, pages)) ? found : [...found, SAME_PICTURE]
  }

  readonly #facts: Record<string, Fact> = {
    'xmllint: XML and OFD parts are well-formed': ({ files, ofdParts }) => {
      checkWellFormed(files.xml)
      for (const [path, bytes] of ofdParts) if (path.endsWith('.xml')) checkWellFormed(bytes)
      return true
    },
    'pdfsig: the signature is valid': ({ pdfFile }) =>
      runTool('pdfsig', ['-nocert', pdfFile]).includes('Signature is Valid.'),
    'openssl: the SM2 value of the XML is good': ({ files }) =>
      isXmlValueGood(String(files.xml), this.signing.sm2.certificate),
    'openssl: the SM2 value of the OFD is good': ({ ofdParts }) =>
      isOfdValueGood(ofdParts, this.signing.sm2.certificate),
    'qpdf: the PDF is clean': ({ pdfFile }) =>
      runTool('qpdf', ['--check', pdfFile]).includes('No syntax or stream encoding errors'),
    'zbarimg: the QR says number and total, with a good CRC': ({ face, pages }) =>
      pages.every(({ file }) => {
        const said = runTool('zbarimg', ['--quiet', '--raw', file]).trim()
        const [, , , number, total] = said.split(',')
        const isOfFace = number === face.invoiceNumber && total === formatYuan(face.totalFen)
        return isOfFace && isUmtsCrc(said)
      }),
    'pdftotext: what is read is seen': ({ pages, pdfFile }) =>
      unseen(placedWords(pdfFile), pages, DPI).length === 0,
    'pdftotext: number and amounts are there': ({ face, pdfFile }) => {
      const text = new Set(placedWords(pdfFile).flatMap((word) => word.text.split('¥')))
      const amounts = [face, ...face.lines].flatMap(({ netFen, totalFen }) =>
        totalFen === face.totalFen ? [netFen, totalFen] : [netFen]
      )
      return [face.invoiceNumber, ...amounts.map(formatYuan)].every((figure) => text.has(figure))
    },
    'our readers: every file gives back the invoice': ({ face, files }) => {
      const read = readInvoiceXml(files.xml)
      const isSame = read.ok && isDeepStrictEqual(read.value.face, face)
      return isSame && verifyInvoiceFiles(files).ok
    },
  }

  async #isOnePicture({ ofd }: InvoiceFiles, pages: Raster[]): Promise<boolean> {
    for (const [index, page] of pages.entries()) {
      const pixels = await this.rasters.grey(ofd, index + 1, page)
      if (inkApart(page, { ...page, pixels }) > INK_BOUND) return false
    }
    return true
  }
}

/** A tool that ends with an error says no; a tool that is missing says so to everybody. */
function holds(fact: Fact, about: Case): boolean {
  try {
    return fact(about)
  } catch (error) {
    if (error instanceof Error && 'status' in error) return false
    throw error
  }
}
