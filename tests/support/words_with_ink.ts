import { type GreyPicture } from '#tests/support/ink'
import { runTool } from '#tests/support/document_tools'

export interface PlacedWord {
  page: number
  text: string
  /** Points, from the upper left corner. */
  box: { left: number; top: number; right: number; bottom: number }
}

const WORD =
  /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g

/** Every word of a PDF and where it stands, as pdftotext reads it. */
export function placedWords(file: string): PlacedWord[] {
  const html = runTool('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-'])
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
        page: index + 1,
        text: plain(text),
        box: {
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        },
      }))
    )
}

/** Words whose place on the drawn page is blank: read by machines and seen by nobody. */
export function unseen(words: PlacedWord[], pages: GreyPicture[], dpi: number): PlacedWord[] {
  return words.filter(({ page, text, box }) => {
    const picture = pages.at(page - 1)
    return text.trim() !== '' && (!picture || isBlank(picture, box, dpi / 72))
  })
}

function isBlank(
  { width, height, pixels }: GreyPicture,
  { left, top, right, bottom }: PlacedWord['box'],
  scale: number
): boolean {
  for (let y = Math.max(0, Math.floor(top * scale)); y < Math.min(height, bottom * scale); y++)
    for (let x = Math.max(0, Math.floor(left * scale)); x < Math.min(width, right * scale); x++)
      if (pixels[y * width + x] < PAPER) return false
  return true
}

/** Even the pale word for "sample" is darker than this. */
const PAPER = 250

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
