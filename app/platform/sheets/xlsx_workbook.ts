import { posix } from 'node:path'
import { refuseSheet } from './sheet_refusal.js'
import { parseXml } from './xml_events.js'
import type { ZipArchive } from './zip_archive.js'

/** Where the parts of an xlsx lie (ECMA-376 part 2: relationships name them). */
export interface XlsxParts {
  /** The first sheet that is not hidden. */
  sheet: string
  sharedStrings: string | null
  styles: string | null
  /** Serial days count from 1904 (old files of Macs) instead of 1900. */
  startsIn1904: boolean
}

interface Relationship {
  id: string
  type: string
  target: string
}

export async function findParts(zip: ZipArchive): Promise<XlsxParts> {
  if (!zip.has('_rels/.rels')) refuseSheet({ type: 'not_a_sheet' })
  const root = await relationships(zip, '_rels/.rels', '')
  const workbook = targetOf(root, 'officeDocument')
  if (!workbook || !zip.has(workbook)) return refuseSheet({ type: 'not_a_sheet' })

  const folder = posix.dirname(workbook)
  const relsPath = posix.join(folder, '_rels', `${posix.basename(workbook)}.rels`)
  const related = zip.has(relsPath) ? await relationships(zip, relsPath, folder) : []
  const { sheetIds, startsIn1904 } = await readWorkbook(zip, workbook)
  const sheet = sheetIds
    .map((id) => related.find((relationship) => relationship.id === id))
    .find((relationship) => relationship?.type === 'worksheet')
  if (!sheet) return refuseSheet({ type: 'not_a_sheet' })
  return {
    sheet: sheet.target,
    sharedStrings: targetOf(related, 'sharedStrings'),
    styles: targetOf(related, 'styles'),
    startsIn1904,
  }
}

async function readWorkbook(
  zip: ZipArchive,
  path: string
): Promise<{ sheetIds: string[]; startsIn1904: boolean }> {
  const sheetIds: string[] = []
  let startsIn1904 = false
  await parseXml(zip.read(path), {
    open(name, attributes) {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes.date1904)
      if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))
      if (id) sheetIds.push(id[1])
    },
  })
  return { sheetIds, startsIn1904 }
}

async function relationships(zip: ZipArchive, path: string, folder: string) {
  const found: Relationship[] = []
  await parseXml(zip.read(path), {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return
      const resolved = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      found.push({ id, type: posix.basename(type), target: resolved })
    },
  })
  return found
}

function targetOf(related: readonly Relationship[], type: string): string | null {
  return related.find((relationship) => relationship.type === type)?.target ?? null
}
