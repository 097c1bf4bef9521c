/** What is known of a customer when an order comes in; already read and normalised. */
export interface CustomerDraft {
  details: CustomerDetails
  address: AddressDetails & { areaCode: string }
  title: TitleDetails | null
}

export interface CustomerDetails {
  name: string
  contactName: string
  /** Normalised, see phone.ts. */
  phone: string
  email: string | null
  taxpayerId: string | null
}

export interface AddressDetails {
  recipient: string
  phone: string
  /** The whole address in one line. */
  address: string
}

/** The name and data that an invoice is billed to. */
export interface TitleDetails {
  name: string
  taxpayerId: string | null
  email: string | null
  address?: string | null
  phone?: string | null
  bankName?: string | null
  bankAccount?: string | null
}
