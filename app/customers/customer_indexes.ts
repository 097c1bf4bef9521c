import type { AddressDetails, CustomerDetails, TitleDetails } from '#app/customers/customer_draft'
import { blindIndex } from '#app/platform/crypto/blind_index'

/** Keyed look-ups that find the same customer, address or title again without opening envelopes. */

export function taxpayerIndex(taxpayerId: string): Buffer {
  return blindIndex('customers.taxpayer', taxpayerId.toUpperCase())
}

export function nameAndMobileIndex({
  name,
  phone,
}: Pick<CustomerDetails, 'name' | 'phone'>): Buffer {
  return blindIndex('customers.name_mobile', `${squeeze(name)}\n${phone}`)
}

export function addressIndex({ recipient, phone, address }: AddressDetails): Buffer {
  return blindIndex('customers.address', [recipient, phone, address].map(squeeze).join('\n'))
}

export function titleIndex(title: TitleDetails): Buffer {
  return blindIndex(
    'customers.title',
    [title.name, title.taxpayerId ?? '', title.email ?? ''].map(squeeze).join('\n')
  )
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '')
}
