import deliveryConfig from '#config/delivery'
import type { Notice } from '#app/notifications/audience'
import type { Directory } from '#app/notifications/directory'
import { type Addressee, addresseesOf, reachBuyer } from '#app/notifications/recipients'
import type Order from '#app/orders/models/order'

/** Who gets an invoice; a buyer without a mail address gets the link as a text message. */
export async function invoiceAddressees(
  order: Order,
  notice: Notice,
  directory: Directory
): Promise<Addressee[]> {
  const usual = await addresseesOf(order, notice, directory)
  const { linkBySms } = deliveryConfig
  const hasMail = usual.some(({ channel }) => channel === 'mail')
  if (linkBySms === 'never' || (linkBySms === 'without_mail' && hasMail)) return usual
  return [...usual, ...(await reachBuyer(order, 'sms', directory))]
}
