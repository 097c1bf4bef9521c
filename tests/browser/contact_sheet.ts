import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'

export interface Sheeted {
  pattern: string
  address: string
  /** Names of the files beside the sheet: desk in light and dark, phone in light and dark. */
  pictures: string[]
}

const STYLE = `
  body { margin: 16px; font: 14px sans-serif; background: #888; width: 2400px }
  main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
  figure { margin: 0; padding: 8px; background: #fff }
  figcaption { margin-bottom: 6px; font-weight: bold }
  figure div { display: flex; align-items: flex-start; gap: 6px; height: 480px; overflow: hidden }
  img { width: 408px; border: 1px solid #ccc }
  img.phone { width: 166px }`

/** All pages of one opener on one sheet, as HTML with links to the full pictures and as one PNG. */
export async function writeContactSheet(
  browser: Browser,
  folder: string,
  title: string,
  pages: readonly Sheeted[]
): Promise<void> {
  const html = join(folder, 'index.html')
  writeFileSync(html, sheetOf(title, pages))
  const page = await browser.newPage({ viewport: { width: 2432, height: 900 } })
  await page.goto(pathToFileURL(resolve(html)).href)
  await page.screenshot({ path: join(folder, 'index.png'), fullPage: true })
  await page.close()
}

function sheetOf(title: string, pages: readonly Sheeted[]): string {
  const figures = pages.map(
    ({ pattern, address, pictures }) =>
      `<figure><figcaption>${pattern} <small>${address}</small></figcaption><div>${pictures
        .map(pictureOf)
        .join('')}</div></figure>`
  )
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1><main>${figures.join('\n')}</main>\n`
}

function pictureOf(file: string): string {
  const kind = file.includes('-390-') ? ' class="phone"' : ''
  return `<a href="${file}"><img src="${file}"${kind} alt=""></a>`
}
