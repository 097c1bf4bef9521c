/** Which files a mail carries: all of them, the PDF alone, or none; the link is always in it. */
export type AttachedFiles = 'all' | 'pdf' | 'none'

/** When a text message with the link goes to the buyer's mobile. */
export type LinkBySms = 'always' | 'without_mail' | 'never'

interface DeliveryConfig {
  attach: AttachedFiles
  mostAttachedBytes: number
  linkDays: number
  linkBySms: LinkBySms
  linkOpenings: { most: number; perMinutes: number }
}

/** How issued invoices reach their buyers. */
const deliveryConfig: DeliveryConfig = {
  attach: 'all',
  /** Many mail servers take 10 MB after the encoding, which adds a third; a larger letter carries less. */
  mostAttachedBytes: 7_000_000,

  /** From the sending on; after that the buyer finds the invoice in the portal. */
  linkDays: 7,
  linkBySms: 'without_mail',
  /** Pages and files that one address may open by links. */
  linkOpenings: { most: 60, perMinutes: 10 },
}

export default deliveryConfig
