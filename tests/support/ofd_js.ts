import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** What somebody else's viewer of OFD files made of one. */
export interface ForeignDrawing {
  pages: number
  texts: string[]
  pictures: number
  /** What it found out about each seal. */
  seals: boolean[]
}

const ENTRY = fileURLToPath(import.meta.resolve('ofd.js/lib/ofd.common.js'))

/** ofd.js 0.2.6 as one script for a page; it knows no modules and takes the window for Node's `global`. */
export async function ofdJsScript(): Promise<string> {
  const built = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'foreignOfd',
    platform: 'browser',
    define: { global: 'window' },
    logLevel: 'error',
  })
  return built.outputFiles[0].text
}

/** Runs in the page, whose types the compiler of the server does not know: hence as text. Takes base64. */
export const DRAW_IN_PAGE = `(base64) => new Promise((resolve, reject) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  setTimeout(() => reject(new Error('nothing was drawn in time')), 20000)
  foreignOfd.parseOfdDocument({
    ofd: bytes.buffer,
    fail: reject,
    success: (documents) => {
      const pages = foreignOfd.renderOfd(1000, documents[0])
      for (const page of pages) document.body.append(page)
      const texts = [...document.querySelectorAll('svg text')].map((text) => text.textContent)
      const pictures = document.querySelectorAll('svg image, canvas').length
      const stamps = Object.values(documents[0].stampAnnot).flat()
      const seals = stamps.map(({ stamp }) => stamp.sealObj.verifyRet)
      resolve({ pages: pages.length, texts, pictures, seals })
    },
  })
})`
