import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { rowIdOf } from '#app/platform/crypto/envelope_columns'

export interface PluginRow {
  isEnabled: boolean
  /** Sealed. */
  settings: Buffer | null
}

interface StoredRow {
  kind: string
  key: string
  is_enabled: boolean
  settings: Buffer | null
}

export interface PluginState {
  kind: string
  key: string
  /** Null when it works. */
  problem: string | null
}

/** The identity of a row of plugin_settings, also for its envelope. */
export function pluginRowId({ kind, key }: { kind: string; key: string }): string {
  return rowIdOf(kind, key)
}

/** By `pluginRowId`; null before the first migration, when there is no table yet. */
export async function readPluginRows(): Promise<Map<string, PluginRow> | null> {
  const { rows: found } = await db.rawQuery(`select to_regclass('plugin_settings') as name`)
  if (found[0].name === null) return null
  const { rows } = await db.rawQuery(
    `select kind, key, settings, is_enabled or problem is not distinct from 'vanished' as is_enabled
       from plugin_settings`
  )
  return new Map(
    rows.map((row: StoredRow) => [
      pluginRowId(row),
      { isEnabled: row.is_enabled, settings: row.settings },
    ])
  )
}

/**
 * Shows the state of this boot on the settings page. A plugin that is no longer listed is switched
 * off as `vanished`; it comes back when it is listed again.
 */
export async function savePluginRows(states: PluginState[]): Promise<void> {
  const columns = [states.map(({ kind }) => kind), states.map(({ key }) => key)]
  const now = clock.timestamp()
  await db.rawQuery(
    `insert into plugin_settings as row (kind, key, problem, updated_at)
       select kind, key, problem, ?::timestamptz
         from unnest(?::text[], ?::text[], ?::text[]) as listed (kind, key, problem)
     on conflict (kind, key) do update
       set problem = excluded.problem, updated_at = excluded.updated_at,
           is_enabled = row.is_enabled or row.problem is not distinct from 'vanished'
       where row.problem is distinct from excluded.problem`,
    [now, ...columns, states.map(({ problem }) => problem)] as unknown as string[]
  )
  await db.rawQuery(
    `update plugin_settings set is_enabled = false, problem = 'vanished', updated_at = ?
      where problem is distinct from 'vanished'
        and (kind, key) not in (select * from unnest(?::text[], ?::text[]))`,
    [now, ...columns] as unknown as string[]
  )
}
