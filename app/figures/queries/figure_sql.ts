import { BUSINESS_ZONE } from '#app/platform/clock'
import type { Figure } from '#app/figures/figure'
import type { FigureKey } from '#app/figures/figures'

/**
 * The two ways to count one figure, from one definition: by the messages that told of its moves, or
 * by all moves of a range of time. Rows: day, figure, dimension, count, fen, minutes.
 */

/** Bindings: `messages` (their ids). A message tells of the latest move of its row before it was written. */
export function sqlByMessages(key: FigureKey, figure: Figure): string {
  return `${selected(key, figure)}
    from outbox_messages told
    cross join lateral (
      select c.* from state_changes c
       where c.subject_id = (told.payload->>'${idKey(figure)}')::uuid and ${counts(figure)}
         and c.changed_at <= told.created_at
       order by c.changed_at desc, c.id desc limit 1) c
    ${figure.joins ?? ''}
   where told.id = any(:messages) and told.type = '${figure.event}' and ${figure.only ?? 'true'}
   group by 1, 3`
}

/** Bindings: `from` and `before` (moments, half open). */
export function sqlByTime(key: FigureKey, figure: Figure): string {
  return `${selected(key, figure)}
    from state_changes c ${figure.joins ?? ''}
   where ${counts(figure)} and c.changed_at >= :from and c.changed_at < :before
     and ${figure.only ?? 'true'}
   group by 1, 3`
}

function selected(key: FigureKey, figure: Figure): string {
  const { dimension = "''", fen = '0', minutes = '0' } = figure
  return `select (c.changed_at at time zone '${BUSINESS_ZONE}')::date as day, '${key}' as figure,
    coalesce(${dimension}, '') as dimension, count(*) as count,
    coalesce(sum(${fen}), 0)::bigint as fen, coalesce(sum(${minutes}), 0)::bigint as minutes`
}

function counts({ subject, verbs }: Figure): string {
  return `c.subject = '${subject}' and c.verb in (${verbs.map((verb) => `'${verb}'`).join(', ')})`
}

/** How `transition` names the row in the payload of its event. */
function idKey({ subject }: Figure): string {
  return `${subject}Id`
}
