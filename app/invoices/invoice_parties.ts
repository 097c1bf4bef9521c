import type { TitleDetails } from '#app/customers/customer_draft'
import { personOrCompany } from '#app/customers/person_or_company'
import type { FaceSeller, Party } from '#app/documents/invoice_face'
import { NATURAL_PERSON_SUFFIX } from '#app/documents/remark_texts'
import type Seller from '#app/sellers/models/seller'
import { REMARK_PARTS } from '#app/sellers/seller_values'

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
  /** What is printed of both sides in the remarks box; older invoices say nothing of it. */
  remarkParts?: RemarkPart[]
}

export type RemarkPart = (typeof REMARK_PARTS)[number]

export function buyerOf(title: TitleDetails | null): BuyerDetails {
  return {
    name: title?.name.trim() ?? '',
    taxpayerId: textOrNull(title?.taxpayerId)?.toUpperCase() ?? null,
    address: textOrNull(title?.address),
    phone: textOrNull(title?.phone),
    bankName: textOrNull(title?.bankName),
    bankAccount: textOrNull(title?.bankAccount),
    email: textOrNull(title?.email),
    isNaturalPerson: personOrCompany(title?.name ?? '', textOrNull(title?.taxpayerId)) === 'person',
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

/** The buyer as documents print it: behind the name of a person stands that it is one. */
export function namedBuyer(buyer: BuyerDetails): Party {
  const { name, ...party } = printedBuyer(buyer)
  const isMarked = !buyer.isNaturalPerson || name.endsWith(NATURAL_PERSON_SUFFIX)
  return { ...party, name: isMarked ? name : name + NATURAL_PERSON_SUFFIX }
}

/** The seller without what decides how it is printed. */
export function printedSeller({
  regionCode: _regionCode,
  issuedBy: _issuedBy,
  remarkParts: _remarkParts,
  ...seller
}: SellerSnapshot): FaceSeller {
  return seller
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
    remarkParts: REMARK_PARTS.filter((part) => seller[part]),
  }
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}
