import type { TitleDetails } from '#app/customers/customer_draft'
import type { Party } from '#app/documents/invoice_face'
import type Seller from '#app/sellers/models/seller'

/** What the envelope of an invoice holds: the title as it was billed, and where to send the invoice. */
export interface BuyerDetails extends Party {
  email: string | null
  isNaturalPerson: boolean
}

/** The seller as it was when the invoice was drafted. */
export interface SellerSnapshot {
  name: string
  taxpayerId: string
  taxpayerKind: 'general' | 'small_scale'
  /** Four digits: the region of its tax bureau. */
  regionCode: string
  address: string
  phone: string
  bankName: string
  bankAccount: string
  /** The person who issues, as printed. */
  issuedBy: string
}

export function buyerOf(title: TitleDetails | null): BuyerDetails {
  return {
    name: title?.name.trim() ?? '',
    taxpayerId: textOrNull(title?.taxpayerId)?.toUpperCase() ?? null,
    address: textOrNull(title?.address),
    phone: textOrNull(title?.phone),
    bankName: textOrNull(title?.bankName),
    bankAccount: textOrNull(title?.bankAccount),
    email: textOrNull(title?.email),
    isNaturalPerson: !textOrNull(title?.taxpayerId),
  }
}

/** The buyer without where the invoice is sent: that is nobody else's business. */
export function printedBuyer({
  email: _email,
  isNaturalPerson: _isNaturalPerson,
  ...party
}: BuyerDetails): Party {
  return party
}

export function snapshotOf(seller: Seller): SellerSnapshot {
  const { name, taxpayerId, taxpayerKind, regionCode, address, phone, bankName, bankAccount } =
    seller
  return {
    name,
    taxpayerId,
    taxpayerKind,
    regionCode,
    address,
    phone,
    bankName,
    bankAccount,
    issuedBy: seller.issuerName,
  }
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}
