import { PdfFile } from '#app/documents/pdf/pdf_file'
import { PdfDictionary, PdfName, PdfString, type PdfValue } from '#app/documents/pdf/pdf_values'
import { DerValue } from '#app/documents/signatures/der_reader'
import {
  ABSENT,
  type SignatureVerdict,
  UNREADABLE,
} from '#app/documents/signatures/signature_verdict'
import { verifyCms } from '#app/documents/signatures/verify_cms'

const MOST_FIELDS = 200
const END = '%%EOF'
const FORMS = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached']

interface Signed {
  dictionary: PdfDictionary
  /** Two pieces, each as offset and length. */
  range: number[]
}

/**
 * The signature of a PDF that covers most of it (ISO 32000-1, 12.8). Bytes behind the last end of file are no part
 * of the document; they only show in `coversWholeFile`. Throws PdfSyntaxError and DerBroken.
 */
export function verifyPdfSignature(bytes: Buffer): SignatureVerdict {
  const end = bytes.lastIndexOf(END, undefined, 'latin1')
  const file = new PdfFile(end < 0 ? bytes : bytes.subarray(0, end + END.length))
  const all = fieldsIn(file, file.find('Root', 'AcroForm', 'Fields')).flatMap((field) =>
    signatureOf(file, field)
  )
  if (all.length === 0) return ABSENT
  const { dictionary, range } = all.reduce((one, other) =>
    endOf(other.range) > endOf(one.range) ? other : one
  )
  const form = file.lookUp(dictionary, 'SubFilter')
  const contents = file.lookUp(dictionary, 'Contents')
  const isKnown = form instanceof PdfName && FORMS.includes(form.name)
  if (!isKnown || !(contents instanceof PdfString)) return UNREADABLE
  return verified(bytes, range, contents.bytes)
}

function verified(bytes: Buffer, range: number[], contents: Buffer): SignatureVerdict {
  const [start, length, second, rest] = range
  const pieces = [bytes.subarray(start, start + length), bytes.subarray(second, second + rest)]
  const verdict = verifyCms(DerValue.first(contents).bytes, Buffer.concat(pieces))
  const hole = bytes.subarray(start + length, second).toString('latin1')
  const isAllButHole =
    start === 0 && endOf(range) <= bytes.length && isHexOf(hole, contents) && length < second
  return {
    ...verdict,
    state: verdict.state === 'valid' && !isAllButHole ? 'altered' : verdict.state,
    coversWholeFile: isAllButHole && endOf(range) === bytes.length,
  }
}

/** Between the pieces stands the signature and nothing else. */
function isHexOf(hole: string, contents: Buffer): boolean {
  return /^<[0-9A-Fa-f]*>$/.test(hole) && Buffer.from(hole.slice(1, -1), 'hex').equals(contents)
}

function endOf([, , second, rest]: number[]): number {
  return second + rest
}

/** Fields of the form with those below them. */
function fieldsIn(file: PdfFile, list: PdfValue): PdfDictionary[] {
  const found: PdfDictionary[] = []
  const open = Array.isArray(list) ? [...list] : []
  while (open.length > 0 && found.length < MOST_FIELDS) {
    const field = file.resolve(open.shift() ?? null)
    if (!(field instanceof PdfDictionary)) continue
    found.push(field)
    const kids = file.lookUp(field, 'Kids')
    if (Array.isArray(kids)) open.push(...kids)
  }
  return found
}

function signatureOf(file: PdfFile, field: PdfDictionary): Signed[] {
  const dictionary = file.lookUp(field, 'V')
  if (!(dictionary instanceof PdfDictionary)) return []
  const range = file.lookUp(dictionary, 'ByteRange')
  if (!Array.isArray(range) || range.length !== 4) return []
  const numbers = range.filter(
    (one) => typeof one === 'number' && Number.isInteger(one) && one >= 0
  )
  return numbers.length === 4 ? [{ dictionary, range: numbers.map(Number) }] : []
}
