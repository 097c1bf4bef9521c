import { createHash } from 'node:crypto'
import { SEAL } from '#app/documents/layout/geometry'
import { box, ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { SM2_WITH_SM3, sesSeal } from '#app/documents/signatures/ses_seal'
import { sesSignature } from '#app/documents/signatures/ses_signature'
import { signerFacts } from '#app/documents/signatures/signer_facts'
import type { Signing, SigningKey } from '#app/documents/signatures/signing'
import { RecentCache } from '#app/platform/crypto/recent_cache'
import type { ZipPart } from '#app/platform/zip/zip_part'

const SM3 = '1.2.156.10197.1.401'
const FOLDER = 'Doc_0/Signs'
const PATHS = {
  list: `${FOLDER}/Signatures.xml`,
  signature: `${FOLDER}/Sign_0/Signature.xml`,
  value: `${FOLDER}/Sign_0/SignedValue.dat`,
  seal: `${FOLDER}/Sign_0/Seal.esl`,
}
const SEALS_KEPT = 8

/** Of a certificate; a seal is as old as its key. */
const seals = new RecentCache<Buffer>(SEALS_KEPT)

/**
 * Signs and seals a package before it is packed (GB/T 33190-2016, 18): every other part is under the signature, the
 * list of signatures too, so that no other signature can be added. The seal stands where `pages` say it does.
 */
export function signOfd(
  parts: readonly ZipPart[],
  pages: readonly number[],
  { sm2, signedAt }: Omit<Signing, 'pdf'>
): ZipPart[] {
  const seal = sealOf(sm2)
  const under: ZipPart[] = [
    ...parts.map((part) => (part.path === 'OFD.xml' ? withSignatures(part) : part)),
    { path: PATHS.list, bytes: list(pages.length) },
    { path: PATHS.seal, bytes: seal, isDense: true },
  ]
  const bytes = signature(under, pages, signedAt)
  const at = new Date(signedAt)
  const signed = { path: `/${PATHS.signature}`, digest: sm3(bytes), seal, at }
  const value = sesSignature(sm2, signed)
  return [
    ...under,
    { path: PATHS.signature, bytes },
    { path: PATHS.value, bytes: value, isDense: true },
  ]
}

function sealOf(key: SigningKey): Buffer {
  const { fingerprint, from, until } = signerFacts(key.certificate)
  return seals.take(fingerprint, () => sesSeal(key, from, until))
}

/** `OFD.xml` names the list behind the document (GB/T 33190-2016, 7.4). */
function withSignatures({ path, bytes }: ZipPart): ZipPart {
  const end = '</ofd:DocRoot>'
  const text = Buffer.from(bytes).toString('utf8')
  const entry = ofdText('Signatures', `/${PATHS.list}`)
  return { path, bytes: Buffer.from(text.replace(end, end + entry)) }
}

function list(stamps: number): Buffer {
  const entry = ofd('Signature', { ID: id(0), Type: 'Seal', BaseLoc: `/${PATHS.signature}` })
  return ofdPart('Signatures', {}, ofdText('MaxSignId', id(stamps)), entry)
}

/** Of the signature itself and of its stamps after it. */
function id(index: number): string {
  return `s${String(index + 1).padStart(3, '0')}`
}

function signature(under: ZipPart[], pages: readonly number[], signedAt: string): Buffer {
  const references = under.map(({ path, bytes }) =>
    ofd('Reference', { FileRef: `/${path}` }, ofdText('CheckValue', sm3(bytes).toString('base64')))
  )
  const stamps = pages.map((page, index) =>
    ofd('StampAnnot', { ID: id(index + 1), PageRef: page, Boundary: box(SEAL) })
  )
  const provider = { ProviderName: 'Shuiyou sample', Version: '1.0', Company: 'Shuiyou' }
  return ofdPart(
    'Signature',
    {},
    ofd(
      'SignedInfo',
      {},
      ofd('Provider', provider),
      ofdText('SignatureMethod', SM2_WITH_SM3),
      ofdText('SignatureDateTime', shanghaiTime(signedAt).dateTime),
      ofd('References', { CheckMethod: SM3 }, ...references),
      ...stamps,
      ofd('Seal', {}, ofdText('BaseLoc', `/${PATHS.seal}`))
    ),
    ofdText('SignedValue', `/${PATHS.value}`)
  )
}

function sm3(bytes: Uint8Array): Buffer {
  return createHash('sm3').update(bytes).digest()
}
