import { posix } from 'node:path'
import type { Box } from '#app/documents/layout/display_list'
import { ofdPlace } from '#app/documents/inspect/ofd_package'
import { boxOf } from '#app/documents/ofd_view/view_numbers'
import type { ViewPackage } from '#app/documents/ofd_view/view_package'
import { DerBroken, DerValue } from '#app/documents/signatures/der_reader'
import { child, children } from '#app/documents/xml/xml_tree'

const MOST_SEALS = 20
const SEQUENCE = 0x30
const CONSTRUCTED = 0x20
const WORD = 0x16
const BYTES = 0x04
const DEEPEST = 6

/** A picture of a seal, and where signing put it. */
export interface Stamp {
  box: Box
  format: 'png' | 'ofd'
  picture: Buffer
}

/** The seals that signatures put upon a page (GB/T 33190-2016, 18.2.3). */
export function stampsOf(file: ViewPackage, pageId: string): Stamp[] {
  const list = ofdPlace('', child(file.entrance, 'Signatures')?.text ?? '')
  const entries = list ? children(file.tree(list), 'Signature').slice(0, MOST_SEALS) : []
  return entries.flatMap(({ attributes }) => {
    const path = ofdPlace(posix.dirname(list), attributes.BaseLoc ?? '')
    const signature = file.tree(path)
    const boxes = children(child(signature, 'SignedInfo'), 'StampAnnot')
      .filter((stamp) => stamp.attributes.PageRef === pageId)
      .flatMap((stamp) => boxOf(stamp.attributes.Boundary) ?? [])
    const value = ofdPlace(posix.dirname(path), child(signature, 'SignedValue')?.text ?? '')
    const bytes = boxes.length > 0 && value ? file.bytes(value) : null
    const picture = bytes && pictureIn(bytes)
    return picture ? boxes.map((box) => ({ box, ...picture })) : []
  })
}

/** SES_ESPictrueInfo (GM/T 0031-2014, 6.1): kind, bytes, width, height, wherever the seal lies in the signature. */
function pictureIn(bytes: Buffer): Omit<Stamp, 'box'> | null {
  try {
    return search(DerValue.first(bytes), 0)
  } catch (error) {
    if (error instanceof DerBroken) return null
    throw error
  }
}

function search(value: DerValue, depth: number): Omit<Stamp, 'box'> | null {
  if ((value.tag & CONSTRUCTED) === 0 || depth > DEEPEST) return null
  const parts = value.children
  const [kind, picture] = parts
  if (value.tag === SEQUENCE && kind?.tag === WORD && picture?.tag === BYTES) {
    const format = kind.content.toString('latin1').toLowerCase()
    if (format === 'png' || format === 'ofd') return { format, picture: picture.octets }
  }
  for (const part of parts) {
    const found = search(part, depth + 1)
    if (found) return found
  }
  return null
}
