import { SAMPLE_WORD, SPECIAL_TAXATION_TYPE } from '#app/documents/face_texts'
import type { ExtraValue } from '#app/documents/inspect/inspected_invoice'
import { child, children, localName, type XmlElement } from '#app/documents/xml/xml_tree'

const MOST_EXTRA = 500

/** Paths whose values have a place of their own in the normal form, or belong to the signature alone. */
const KNOWN = [
  'Header/(EIid|EInvoiceTag|Version|InherentLabel/.*|UndefinedLabel/.*)',
  'EInvoiceData/(Seller|Buyer)Information/(Seller|Buyer)(IdNum|Name|Addr|TelNum|BankName|BankAccNum)',
  'EInvoiceData/BasicInformation/(TotalAmWithoutTax|TotalTaxAm|TotalTax-includedAmount(InChinese)?|Drawer|RequestTime)',
  'EInvoiceData/IssuItemInformation/(ItemName|SpecMod|MeaUnits|Quantity|UnPrice|Amount|TaxRate|ComTaxAm)',
  'EInvoiceData/IssuItemInformation/(TotaltaxIncludedAmount|TaxClassificationCode)',
  'EInvoiceData/SpecificInformation/RedEInvoice/(OriginalInvoiceCode|CreditNoteNumber)',
  'EInvoiceData/AdditionalInformation/Remark',
  'SellerAuthentication/AuthenticationMethods',
  'TaxSupervisionInfo/(InvoiceNumber|IssueTime|TaxBureauCode|TaxBureauName)',
  'TaxBureauSignature/.*',
].map((path) => new RegExp(`^${path}$`, 'i'))

/** These two hold what only some invoices say; their values are named from there on. */
const BLOCKS = /^EInvoiceData\/(?:SpecificInformation|AdditionalInformation)\//i

/** What an `EInvoice` says beyond the normal form, by name: nothing of a file is passed over in silence. */
export function extraValues(root: XmlElement): ExtraValue[] {
  const beyond = leavesOf(root)
    .filter(({ name }) => !KNOWN.some((path) => path.test(name)))
    .map(({ name, value }) => ({ name: name.replace(BLOCKS, ''), value }))
  return [...labelsOf(root), ...beyond].slice(0, MOST_EXTRA)
}

/** Every text at the end of a branch, by the local names that lead to it. */
export function leavesOf(block: XmlElement, path: readonly string[] = []): ExtraValue[] {
  return block.children.flatMap((one) => {
    const names = [...path, localName(one)]
    if (one.children.length > 0) return leavesOf(one, names)
    const value = one.text.trim()
    return value ? [{ name: names.join('/'), value }] : []
  })
}

/** Labels of the platform; those of special taxation and of samples are read elsewhere. */
function labelsOf(root: XmlElement): ExtraValue[] {
  return children(child(root, 'Header', 'UndefinedLabel'), 'Label').flatMap((label) => {
    const [type, code, name] = ['LabelType', 'LabelCode', 'LabelName'].map(
      (part) => child(label, part)?.text.trim() ?? ''
    )
    const value = [code, name].filter(Boolean).join(' ')
    const isKnown = type === SPECIAL_TAXATION_TYPE || name.includes(SAMPLE_WORD)
    return value && !isKnown ? [{ name: `UndefinedLabel/${type}`, value }] : []
  })
}
