import { audience, type Channel, type Notice } from '#app/notifications/audience'
import type { Role } from '#app/identity/roles'

/** How somebody wants to be told: by mail or text message as well as on the site, there only, or not. */
export const CHOICES = ['mail', 'sms', 'site', 'off'] as const
export type Choice = (typeof CHOICES)[number]

/** What holds without a choice. */
export function usualChoice({ channels }: Notice): Choice {
  return channels.find((channel) => channel !== 'site') ?? 'site'
}

/** What can be chosen for a notice; one answer means that nothing can. */
export function choicesOf(notice: Notice): Choice[] {
  if (notice.isFixed) return [usualChoice(notice)]
  return CHOICES.filter((choice) => {
    if (choice === 'off') return !notice.required
    return choice !== 'sms' || notice.channels.includes('sms')
  })
}

/** The channels over which somebody is told who chose this, or nothing. */
export function channelsOf(notice: Notice, choice: Choice | null): readonly Channel[] {
  if (choice === null || !choicesOf(notice).includes(choice)) return notice.channels
  switch (choice) {
    case 'off':
      return []
    case 'site':
      return ['site']
    case 'mail':
    case 'sms':
      return ['site', choice]
  }
}

/** The notices that somebody may get, each once. */
export function noticesFor(user: { isStaff: boolean; roles: readonly Role[] }): Notice[] {
  return audience.filter(({ to }) => {
    if (to === 'customer') return !user.isStaff
    return user.isStaff && (to === 'author' || user.roles.includes(to.role))
  })
}
