import type { FontUse } from '#app/documents/fonts/font_use'
import type { DrawItem, Page } from '#app/documents/layout/display_list'
import { PAGE } from '#app/documents/layout/geometry'
import { type NamedObject, OfdPen } from '#app/documents/ofd/ofd_pen'
import { ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { UnitIds, UNITS } from '#app/documents/ofd/unit_ids'
import type { ZipPart } from '#app/platform/zip/zip_part'
import { deflateRawSync } from 'node:zlib'

/** The printed form below a page: a template of the document (GB/T 33190-2016, 7.6). */
export type OfdForm = 'last' | 'continued'

const FORMS = {
  last: { id: UNITS.lastForm, first: UNITS.lastFormObjects, path: 'Tpls/Tpl_0/Content.xml' },
  continued: {
    id: UNITS.continuedForm,
    first: UNITS.continuedFormObjects,
    path: 'Tpls/Tpl_1/Content.xml',
  },
} as const

export interface DrawnPage {
  id: number
  form: OfdForm
  printed: readonly DrawItem[]
  named: NamedObject[]
  bytes: Buffer
}

/** Only what was filled in; the form is named. */
export function drawPage(page: Page, form: OfdForm, ids: UnitIds, fonts: FontUse): DrawnPage {
  const { items, printed = [] } = page
  const id = ids.next()
  const pen = new OfdPen(ids, fonts)
  const template = ofd('Template', { TemplateID: FORMS[form].id, ZOrder: 'Background' })
  const bytes = content(items.slice(printed.length), pen, ids, template)
  return { id, form, printed, named: pen.named, bytes }
}

/** Forms as parts: drawn and deflated once per process or thread. */
const drawn = new WeakMap<readonly DrawItem[], { bytes: Buffer; deflated: Buffer }>()

export function formPart(form: OfdForm, printed: readonly DrawItem[], fonts: FontUse): ZipPart {
  const path = `Doc_0/${FORMS[form].path}`
  const known = drawn.get(printed)
  if (known) return { path, ...known }
  const ids = new UnitIds(FORMS[form].first)
  const bytes = content(printed, new OfdPen(ids, fonts), ids)
  const part = { bytes, deflated: deflateRawSync(bytes) }
  drawn.set(printed, part)
  return { path, ...part }
}

export function templatePage(form: OfdForm): string {
  const { id, path } = FORMS[form]
  return ofd('TemplatePage', { ID: id, ZOrder: 'Background', BaseLoc: path })
}

/** The area of a page, or under another name that of all pages. */
export function area(name: 'Area' | 'PageArea'): string {
  return ofd(name, {}, ofdText('PhysicalBox', `0 0 ${PAGE.width} ${PAGE.height}`))
}

function content(items: readonly DrawItem[], pen: OfdPen, ids: UnitIds, template = ''): Buffer {
  const [background, body] = [ids.next(), ids.next()]
  for (const item of items) pen.draw(item)
  const below = { ID: background, Type: 'Background', DrawParam: UNITS.printed }
  const layers = [
    ...(pen.background.length ? [ofd('Layer', below, ...pen.background)] : []),
    ...(pen.body.length ? [ofd('Layer', { ID: body, Type: 'Body' }, ...pen.body)] : []),
  ]
  return ofdPart('Page', {}, template, area('Area'), ofd('Content', {}, ...layers))
}
