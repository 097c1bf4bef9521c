import { inspectDigitalXml } from '#app/documents/inspect/inspect_digital_xml'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import { inspectXbrl, isXbrl } from '#app/documents/inspect/inspect_xbrl'
import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import type { LenientValues } from '#app/documents/inspect/lenient_values'
import { child, type XmlElement } from '#app/documents/xml/xml_tree'

/** Recognises an invoice by the elements that it has; names of roots differ. Null when it is none. */
export function inspectTree(root: XmlElement, values: LenientValues): InspectedInvoice | null {
  const digital = findDigital(root)
  if (digital) return inspectDigitalXml(digital, values)
  if (isXbrl(root)) return inspectXbrl(root, values)
  return child(root, 'InvoiceNo') ? inspectTagged(root, values) : null
}

/** Some custom tags hold the whole tree of the XML below a root of their own. */
function findDigital(root: XmlElement): XmlElement | null {
  if (child(root, 'EInvoiceData')) return root
  for (const one of root.children) {
    const found = findDigital(one)
    if (found) return found
  }
  return null
}
