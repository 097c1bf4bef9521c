import { parsePhone } from '#app/customers/phone'
import type User from '#app/identity/models/user'
import type { Audience, Channel, Notice } from '#app/notifications/audience'
import type { Directory } from '#app/notifications/directory'
import { channelsOf } from '#app/notifications/message_choice'
import type { Recipient } from '#app/notifications/models/message'
import type Order from '#app/orders/models/order'

export interface Addressee extends Recipient {
  channel: Channel
  /** The account in whose list the message stands; null for people without one. */
  userId: string | null
}

const CHANNELS: readonly Channel[] = ['site', 'mail', 'sms']

/** Everybody who is told of an order, over the channels that they chose; nobody is a fine answer. */
export async function addresseesOf(
  order: Order,
  notice: Notice,
  directory: Directory
): Promise<Addressee[]> {
  const usual = await reached(order, notice.to, notice.channels, directory)
  const choiceOf = (userId: string | null) => directory.choice(userId, notice.template)
  if (usual.every(({ userId }) => choiceOf(userId) === null)) return usual
  const others = CHANNELS.filter((channel) => !notice.channels.includes(channel))
  const all = [...usual, ...(await reached(order, notice.to, others, directory))]
  return all.filter(({ userId, channel }) => channelsOf(notice, choiceOf(userId)).includes(channel))
}

async function reached(
  order: Order,
  audience: Audience,
  channels: readonly Channel[],
  directory: Directory
): Promise<Addressee[]> {
  const found = []
  for (const channel of channels)
    found.push(...(await addressees(order, audience, channel, directory)))
  return found
}

async function addressees(
  order: Order,
  audience: Audience,
  channel: Channel,
  directory: Directory
): Promise<Addressee[]> {
  if (audience === 'customer') return reachBuyer(order, channel, directory)
  const users =
    audience === 'author'
      ? await staffAuthor(order, directory)
      : await directory.holdersOf(audience.role)
  return users.flatMap((user) => reach(user, channel))
}

async function staffAuthor({ authorId }: Order, directory: Directory): Promise<User[]> {
  const author = await directory.user(authorId)
  return author.isStaff ? [author] : []
}

/** The buyer is reached where the order says; an account adds its language and its list. */
export async function reachBuyer(
  order: Order,
  channel: Channel,
  directory: Directory
): Promise<Addressee[]> {
  const { userId } = order.customer
  const user = userId ? await directory.user(userId) : null
  if (channel === 'site') return user ? reach(user, 'site') : []
  const to = channel === 'mail' ? mailOf(order) : mobileOf(order)
  return to ? [{ to, channel, locale: user ? localeOf(user) : 'zh-CN', userId }] : []
}

function mailOf({ details, customer: { details: buyer } }: Order): string | null {
  return details.title?.email ?? buyer.email
}

function mobileOf({ details }: Order): string | null {
  const phone = parsePhone(details.phone)
  return phone.ok && phone.value.kind === 'mobile' ? details.phone : null
}

/** Where an account can be sent what must reach nobody else: its mail, else its mobile. */
export function reachInPrivate(user: User): Addressee[] {
  const byMail = reach(user, 'mail')
  return byMail.length > 0 ? byMail : reach(user, 'sms')
}

/** Where an account is reached over a channel; nowhere is a fine answer. */
export function reach(user: User, channel: Channel): Addressee[] {
  const to =
    channel === 'site' ? user.id : channel === 'mail' ? user.personal.email : user.personal.mobile
  return to ? [{ to, channel, locale: localeOf(user), userId: user.id }] : []
}

function localeOf({ locale }: User): 'zh-CN' | 'en' {
  return locale === 'en' ? 'en' : 'zh-CN'
}
