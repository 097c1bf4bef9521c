import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGES = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  zbarimg: 'zbar-tools',
  xmllint: 'libxml2-utils',
  unzip: 'unzip',
  openssl: 'openssl',
}

/** Runs a tool that shares no code with ours. A missing tool fails the test with the package to install. */
export function runTool(tool: keyof typeof PACKAGES, args: string[], input?: Uint8Array): string {
  try {
    return execFileSync(tool, args, {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(`${tool} is missing: apt-get install ${PACKAGES[tool]}`, { cause: error })
    throw error
  }
}

export function pdfText(pdf: Uint8Array): string {
  return runTool('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], pdf)
}

export interface Raster {
  width: number
  height: number
  /** One byte a pixel: 0 black, 255 white. */
  pixels: Buffer
  /** The same picture as a file for other tools; gone after the callback. */
  file: string
}

/** For tools that read no standard input: the bytes as a file that is gone after the callback. */
export function withFile<Value>(
  bytes: Uint8Array,
  use: (file: string, folder: string) => Value
): Value {
  const folder = mkdtempSync(join(tmpdir(), 'document-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, bytes)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Draws every page in grey and hands the pages over. */
export function withRasters<Value>(
  pdf: Uint8Array,
  dpi: number,
  use: (pages: Raster[]) => Value
): Value {
  return withFile(pdf, (file, folder) => {
    runTool('pdftoppm', ['-r', String(dpi), '-gray', file, join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    return use(pages.sort().map((name) => readPgm(join(folder, name))))
  })
}

function readPgm(file: string): Raster {
  const bytes = readFileSync(file)
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'))
  if (!header) throw new Error(`not a PGM file: ${file}`)
  const pixels = bytes.subarray(header[0].length)
  return { width: Number(header[1]), height: Number(header[2]), pixels, file }
}

/** Dark pixels inside a box given in millimetres. */
export function inkIn(
  raster: Raster,
  dpi: number,
  box: { x: number; y: number; width: number; height: number },
  darkerThan = 128
): number {
  const scale = dpi / 25.4
  let ink = 0
  for (let y = Math.round(box.y * scale); y < Math.round((box.y + box.height) * scale); y++)
    for (let x = Math.round(box.x * scale); x < Math.round((box.x + box.width) * scale); x++)
      if (raster.pixels[y * raster.width + x] < darkerThan) ink++
  return ink
}
