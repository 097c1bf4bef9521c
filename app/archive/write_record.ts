import type { ArchivedParty, ArchiveRecord } from '#app/archive/record'
import { element, group, optional } from '#app/documents/xml/xml_text'
import { formatYuan } from '#app/platform/money/fen'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** `metadata.xml` of one invoice. */
export function writeRecord(record: ArchiveRecord): string {
  return (
    HEAD +
    group(
      'ArchiveRecord',
      element('Version', '1'),
      invoice(record),
      party('Seller', record.seller),
      party('Buyer', record.buyer),
      group(
        'Channel',
        element('Name', record.channel),
        element('RequestNumber', record.requestNumber)
      ),
      group('Order', element('Number', record.orderNumber)),
      group('Payments', ...record.payments.map(payment)),
      group('Vouchers', ...record.vouchers.map(voucher)),
      group('Events', ...record.events.map(event)),
      group('Documents', ...record.documents.map(document)),
      group('Check', element('Outcome', record.outcome), element('CheckedAt', record.checkedAt))
    ) +
    '\n'
  )
}

function invoice(record: ArchiveRecord): string {
  return group(
    'Invoice',
    element('Number', record.invoiceNumber),
    element('Kind', record.kind),
    element('State', record.state),
    element('IsCredit', String(record.isCredit)),
    optional('OriginalNumber', record.originalNumber),
    ...record.creditNumbers.map((number) => element('CreditNumber', number)),
    element('IssuedOn', record.issuedOn),
    element('IssuedAt', record.issuedAt),
    element('Net', formatYuan(record.netFen)),
    element('Tax', formatYuan(record.taxFen)),
    element('Total', formatYuan(record.totalFen))
  )
}

function party(role: string, { name, taxpayerId }: ArchivedParty): string {
  return group(role, element('Name', name), optional('TaxpayerId', taxpayerId))
}

function payment(paid: ArchiveRecord['payments'][number]): string {
  return group(
    'Payment',
    element('TradeNumber', paid.tradeNumber),
    element('Provider', paid.provider),
    optional('ProviderReference', paid.providerReference),
    element('State', paid.state),
    element('Amount', formatYuan(paid.amountFen)),
    optional('SettledAt', paid.settledAt)
  )
}

function voucher({ id, kind, postedAt, lines }: ArchiveRecord['vouchers'][number]): string {
  return group(
    'Voucher',
    element('Id', id),
    element('Kind', kind),
    element('PostedAt', postedAt),
    ...lines.map(({ account, debitFen, creditFen }) =>
      group(
        'Line',
        element('Account', account),
        element('Debit', formatYuan(debitFen)),
        element('Credit', formatYuan(creditFen))
      )
    )
  )
}

function event({ at, kind, what, detail }: ArchiveRecord['events'][number]): string {
  return group(
    'Event',
    element('At', at),
    element('Kind', kind),
    element('What', what),
    optional('Detail', detail)
  )
}

function document({ format, origin, size, sha256 }: ArchiveRecord['documents'][number]): string {
  return group(
    'Document',
    element('Format', format),
    element('Origin', origin),
    element('Size', String(size)),
    element('Sha256', sha256)
  )
}
