export interface LabelParty {
  name: string
  phone: string
  address: string
}

/** What stands on the label of a parcel; texts are ready to be drawn. */
export interface ParcelLabel {
  courier: string
  /** As bars, as a QR code and to be read: 6 to 30 capitals, digits and dashes. */
  waybillNumber: string
  recipient: LabelParty
  sender: LabelParty
  orderNumber: string
  parcelNumber: string
  /** The how manyth parcel of its order, of how many. */
  part: { number: number; of: number }
  /** `1.25 kg`; null when it was not weighed. */
  weight: string | null
  words: LabelWords
}

/** The words of the form itself, in the language of couriers. */
export interface LabelWords {
  recipient: string
  sender: string
  order: string
  parcel: string
  part: string
  weight: string
  signature: string
}
