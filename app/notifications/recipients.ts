import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { parsePhone } from '#app/customers/phone'
import User from '#app/identity/models/user'
import type { Audience, Channel } from '#app/notifications/audience'
import type { Recipient } from '#app/notifications/models/message'
import type Order from '#app/orders/models/order'

export interface Addressee extends Recipient {
  channel: Channel
  /** The account in whose list the message stands; null for people without one. */
  userId: string | null
}

/** Where the people of an audience can be reached over a channel; nobody is a fine answer. */
export async function addressees(
  order: Order,
  audience: Audience,
  channel: Channel,
  trx: TransactionClientContract
): Promise<Addressee[]> {
  if (audience === 'customer') return customer(order, channel, trx)
  const users =
    audience === 'author'
      ? await User.query({ client: trx }).where('id', order.authorId).where('kind', 'staff')
      : await User.query({ client: trx })
          .where('state', 'active')
          .whereHas('grants', (grants) => grants.where('role', audience.role))
  return users.flatMap((user) => reach(user, channel))
}

function customer(order: Order, channel: Channel, trx: TransactionClientContract) {
  switch (channel) {
    case 'site':
      return customerOnSite(order, trx)
    case 'mail': {
      const to = order.details.title?.email ?? order.customer.details.email
      return to ? [{ to, channel, locale: 'zh-CN' as const, userId: order.customer.userId }] : []
    }
    case 'sms': {
      const phone = parsePhone(order.details.phone)
      const isMobile = phone.ok && phone.value.kind === 'mobile'
      const to = order.details.phone
      return isMobile
        ? [{ to, channel, locale: 'zh-CN' as const, userId: order.customer.userId }]
        : []
    }
  }
}

async function customerOnSite(order: Order, trx: TransactionClientContract): Promise<Addressee[]> {
  if (order.customer.userId === null) return []
  const user = await User.findOrFail(order.customer.userId, { client: trx })
  return reach(user, 'site')
}

/** Where an account can be sent what must reach nobody else: its mail, else its mobile. */
export function reachInPrivate(user: User): Addressee[] {
  const byMail = reach(user, 'mail')
  return byMail.length > 0 ? byMail : reach(user, 'sms')
}

function reach(user: User, channel: Channel): Addressee[] {
  const locale = user.locale === 'en' ? 'en' : 'zh-CN'
  const to =
    channel === 'site' ? user.id : channel === 'mail' ? user.personal.email : user.personal.mobile
  return to ? [{ to, channel, locale, userId: user.id }] : []
}
