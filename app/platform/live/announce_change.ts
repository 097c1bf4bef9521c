import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The PostgreSQL channel on which every web process hears what has changed. */
export const CHANGES_CHANNEL = 'changes'

/** What a notification says: ids only. No ids means so many that a list is pointless. */
export interface Change {
  subject: string
  ids: string[]
}

const GATHERING_MS = 20
/** A notification holds less than 8,000 bytes. */
const MOST_IDS = 150

const gathered = new Map<string, Set<string>>()

/**
 * Tells open pages that rows have changed, after the commit and outside of the transaction (a NOTIFY in it makes
 * commits wait for each other). One that gets lost costs a page its freshness until the next one, never a fact.
 */
export function announceChange(
  subject: string,
  ids: readonly string[],
  trx: TransactionClientContract
): void {
  if (ids.length > 0) trx.after('commit', () => gather(subject, ids))
}

function gather(subject: string, ids: readonly string[]): void {
  if (gathered.size === 0) setTimeout(() => void tell(), GATHERING_MS).unref()
  const known = gathered.get(subject) ?? new Set()
  for (const id of ids) known.add(id)
  gathered.set(subject, known)
}

async function tell(): Promise<void> {
  const changes = [...gathered].map(([subject, ids]): Change => ({
    subject,
    ids: ids.size > MOST_IDS ? [] : [...ids],
  }))
  gathered.clear()
  // A command that ends has given its connections back; asking for one would keep it from ending.
  if (app.isTerminating || app.isTerminated) return
  const payloads = changes.map((change) => JSON.stringify(change))
  try {
    await db.rawQuery('select pg_notify(?, change) from unnest(?::text[]) as change', [
      CHANGES_CHANNEL,
      payloads,
    ])
  } catch (error) {
    logger.debug({ err: error }, 'open pages were not told of a change')
  }
}
