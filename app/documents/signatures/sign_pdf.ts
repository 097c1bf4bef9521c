import { cmsSignature } from '#app/documents/signatures/cms_signature'
import { PdfUpdate } from '#app/documents/signatures/pdf_update'
import { signerFacts } from '#app/documents/signatures/signer_facts'
import type { Signing } from '#app/documents/signatures/signing'
import { shanghaiTime } from '#app/documents/shanghai_time'

/** What a signature needs beside its certificate, with room to spare. */
const SPARE_BYTES = 1024
const NUMBER_WIDTH = 10
const RANGE = `[0 ${'*'.repeat(NUMBER_WIDTH)} ${'*'.repeat(NUMBER_WIDTH)} ${'*'.repeat(NUMBER_WIDTH)}]`

/**
 * Signs a finished PDF by an update behind it (ISO 32000-1, 7.5.6 and 12.8): the bytes before stay as they are. The
 * field is invisible and lies on the first page. Throws when the file has a form already, or no plain table.
 */
export function signPdf(pdf: Buffer, { pdf: key, signedAt }: Omit<Signing, 'sm2'>): Buffer {
  const hole = '0'.repeat(2 * (key.certificate.byteLength + SPARE_BYTES))
  const update = new PdfUpdate(pdf)
  const signature = update.add(
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange ${RANGE} ` +
      `/Contents <${hole}> /M (${pdfTime(signedAt)}) /Name ${textString(signerFacts(key.certificate).commonName)} >>`
  )
  const field = update.add(
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ${signature} 0 R ` +
      `/Rect [0 0 0 0] /F 132 /P ${update.firstPage} 0 R >>`
  )
  update.extend(update.firstPage, 'Annots', `[${field} 0 R]`)
  update.extend(update.root, 'AcroForm', `<< /Fields [${field} 0 R] /SigFlags 3 >>`)
  return filled(update.finish(), pdf.length, hole, (pieces) =>
    cmsSignature(pieces, key, new Date(signedAt))
  )
}

/** Puts the range and the signature where room was left for them. */
function filled(
  file: Buffer,
  updateStart: number,
  hole: string,
  sign: (pieces: Buffer[]) => Buffer
): Buffer {
  const before = file.indexOf(`<${hole}>`, updateStart)
  const after = before + hole.length + 2
  const range = [before, after, file.length - after]
  const written = range.map((number) => String(number).padEnd(NUMBER_WIDTH)).join(' ')
  file.write(`[0 ${written}]`, file.indexOf(RANGE, updateStart), 'latin1')
  const signature = sign([file.subarray(0, before), file.subarray(after)])
  if (signature.length * 2 > hole.length) throw new Error('no room for the signature')
  file.write(signature.toString('hex'), before + 1, 'latin1')
  return file
}

/** `D:20261126103000+08'00'` */
function pdfTime(moment: string): string {
  return `D:${shanghaiTime(moment).dateTime.replace(/\D/g, '')}+08'00'`
}

function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
