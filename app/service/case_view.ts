import type { I18n } from '@adonisjs/i18n'
import { maskedCustomerName } from '#app/orders/masked_details'
import { stateTone } from '#app/platform/views/state_tones'
import type { casePage } from '#app/service/queries/case_page'

type Page = Awaited<ReturnType<typeof casePage>>

/** A case as its page shows it: what it is about, who has it until when, what has been done. */
export function caseView({ found, order, rating, notes, changes, names }: Page, i18n: I18n) {
  const nameOf = (id: string | null) => (id && names[id]) || null
  const steps = changes.map((change) => ({
    at: change.changedAt,
    title: i18n.t(`service.verbs.${change.verb}`),
    by: nameOf(change.actorId) ?? i18n.t(`orders.actors.${change.actorKind}`),
    note: change.reasonText,
    tone: stateTone(change.toState),
  }))
  const written = notes.map((note) => ({
    at: note.notedAt,
    title: i18n.t('service.case.note'),
    by: nameOf(note.authorId),
    note: note.text,
    tone: 'info' as const,
  }))
  return {
    found,
    order,
    customer: order && maskedCustomerName(order.details),
    rating: rating && { stars: rating.stars, comment: rating.commentText, at: rating.ratedAt },
    owner: nameOf(found.ownerId),
    timeline: [...steps, ...written].toSorted((a, b) => b.at.toMillis() - a.at.toMillis()),
  }
}
