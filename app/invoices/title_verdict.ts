import type { TitleAnswer } from '#app/invoices/channel_messages'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import type { TaxChannelCapabilities } from '#app/invoices/tax_channel'
import type { Outcome } from '#app/platform/http/outcome'

/** What the tax side says of a title; texts: `title_check.verdicts.<type>`. */
export type TitleVerdict =
  | { type: 'matches' }
  /** The taxpayer id goes with another name: as everybody at the desk may see it, null when it was not told. */
  | { type: 'other_name'; knownName: string | null }
  /** No taxpayer has this id. */
  | { type: 'not_found' }
  /** No answer, or none that says anything about the title. */
  | { type: 'unclear' }
  | { type: Unasked }

/** Why a title is not asked about: a person has no taxpayer id, or the channel cannot tell. */
export type Unasked = 'no_taxpayer_id' | 'cannot_tell'

/** Why nothing is asked; null when the title can be asked about. */
export function whyUnasked(
  { taxpayerId }: { taxpayerId: string | null },
  capabilities: Pick<TaxChannelCapabilities, 'titleCheck'> | undefined
): Unasked | null {
  if (taxpayerId === null) return 'no_taxpayer_id'
  return capabilities?.titleCheck === false ? 'cannot_tell' : null
}

export function titleVerdict(outcome: Outcome<TitleAnswer>, taxpayerId: string): TitleVerdict {
  if (outcome.status === 'declined' && outcome.reason === 'not_found') return { type: 'not_found' }
  if (outcome.status !== 'succeeded') return { type: 'unclear' }
  const { matches, knownName } = outcome.value
  if (matches) return { type: 'matches' }
  const shown = knownName && maskedBuyer({ name: knownName, taxpayerId, email: null }).name
  return { type: 'other_name', knownName: shown }
}
