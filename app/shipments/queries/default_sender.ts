import Seller from '#app/sellers/models/seller'
import type { Party } from '#app/shipments/courier'

/** The house itself, as it stands on waybills; null while no seller is entered. */
export async function defaultSender(): Promise<Party | null> {
  const seller = await Seller.query().where('isDefault', true).first()
  if (!seller) return null
  const { name, phone, address, regionCode } = seller
  return { name, phone, address, areaCode: regionCode.padEnd(6, '0') }
}
