import { posix } from 'node:path'
import { ofdPlace } from '#app/documents/inspect/ofd_package'
import { imageAddress } from '#app/documents/ofd_view/view_images'
import { boxOf } from '#app/documents/ofd_view/view_numbers'
import type { ViewPackage } from '#app/documents/ofd_view/view_package'
import { DerBroken, DerValue } from '#app/documents/signatures/der_reader'
import { child, children } from '#app/documents/xml/xml_tree'

const MOST_SIGNATURES = 20

export interface ShownSeal {
  box: { x: number; y: number; width: number; height: number }
  address: string
}

/** Seals that signatures place upon a page, as far as their pictures are PNG (GB/T 33190-2016, 18.2.3). */
export function sealsOn(file: ViewPackage, pageId: string): ShownSeal[] {
  const list = ofdPlace('', child(file.tree('OFD.xml'), 'DocBody', 'Signatures')?.text ?? '')
  const entries = children(list ? file.tree(list) : null, 'Signature').slice(0, MOST_SIGNATURES)
  return entries.flatMap(({ attributes }) => {
    const path = ofdPlace(posix.dirname(list), attributes.BaseLoc ?? '')
    const signature = path ? file.tree(path) : null
    const boxes = children(child(signature, 'SignedInfo'), 'StampAnnot')
      .filter((stamp) => stamp.attributes.PageRef === pageId)
      .flatMap((stamp) => boxOf(stamp.attributes.Boundary) ?? [])
    if (boxes.length === 0) return []
    const value = ofdPlace(posix.dirname(path), child(signature, 'SignedValue')?.text ?? '')
    const address = pictureOf(value ? file.bytes(value) : null)
    return address === null ? [] : boxes.map((box) => ({ box, address }))
  })
}

/** `SES_Signature.toSign.eseal.esealInfo.picture.data` (GM/T 0031-2014, 6 and 7). */
function pictureOf(signedValue: Buffer | null): string | null {
  if (signedValue === null) return null
  try {
    const seal = DerValue.first(signedValue).child(0).child(1)
    return imageAddress(seal.child(0).child(3).child(1).octets)
  } catch (error) {
    if (error instanceof DerBroken) return null
    throw error
  }
}
