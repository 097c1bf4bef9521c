import { createHash } from 'node:crypto'
import { chineseDate, OFD_DATA, SAMPLE_WORD, TITLES } from '#app/documents/face_texts'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { formatYuan } from '#app/platform/money/fen'

/** `OFD.xml` (GB/T 33190-2016, 7.4) with the figures that other software looks for. */
export function ofdEntrance(face: InvoiceFace, xml: Buffer): Buffer {
  const { date, year, month, day } = shanghaiTime(face.issuedAt)
  const data = [
    [OFD_DATA.invoiceNumber, face.invoiceNumber],
    [OFD_DATA.sellerTaxpayerId, face.seller.taxpayerId],
    [OFD_DATA.net, formatYuan(face.netFen)],
    ...(face.buyer.taxpayerId ? [[OFD_DATA.buyerTaxpayerId, face.buyer.taxpayerId]] : []),
    [OFD_DATA.tax, formatYuan(face.taxFen)],
    [OFD_DATA.issuedOn, chineseDate(year, month, day)],
  ]
  const title = `${TITLES[face.kind]} ${face.invoiceNumber}${face.isSample ? ` ${SAMPLE_WORD}` : ''}`
  const info = ofd(
    'DocInfo',
    {},
    ofdText('DocID', createHash('sha256').update(xml).digest('hex').slice(0, 32)),
    ofdText('Title', title),
    ofdText('Author', face.seller.name),
    ofdText('CreationDate', date),
    ofdText('ModDate', date),
    ofdText('Creator', 'Shuiyou'),
    ofd('CustomDatas', {}, ...data.map(([Name, text]) => ofdText('CustomData', text, { Name })))
  )
  const body = ofd('DocBody', {}, info, ofdText('DocRoot', 'Doc_0/Document.xml'))
  return ofdPart('OFD', { DocType: 'OFD', Version: '1.0' }, body)
}
