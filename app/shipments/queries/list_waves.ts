import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { type WaveCounts, type WaveState, waveState } from '#app/shipments/wave_state'

const LOOKED_AT = 200
const SHOWN = 20

export interface WaveEntry {
  id: string
  number: string
  areaCode: string | null
  courier: string | null
  createdAt: DateTime
  parcels: number
  counts: WaveCounts
  state: WaveState
}

/** The newest waves, those that are not done first. */
export async function listWaves(): Promise<WaveEntry[]> {
  const { rows } = await db.rawQuery(
    `select w.*, s.parcels, s.preparing, s.picked
       from (select * from pick_waves order by created_at desc, id desc limit ?) w
       cross join lateral (
         select count(*) filter (where state <> 'cancelled')::int as parcels,
                count(*) filter (where state = 'preparing')::int as preparing,
                count(*) filter (where state = 'picked')::int as picked
           from shipments where wave_id = w.id) s
      order by s.preparing = 0, s.picked = 0, w.created_at desc limit ?`,
    [LOOKED_AT, SHOWN]
  )
  return rows.map(toEntry)
}

interface StoredWave extends WaveCounts {
  id: string
  number: string
  area_code: string | null
  courier: string | null
  created_at: Date
  parcels: number
}

function toEntry(row: StoredWave): WaveEntry {
  const counts = { preparing: row.preparing, picked: row.picked }
  return {
    id: row.id,
    number: row.number,
    areaCode: row.area_code,
    courier: row.courier,
    createdAt: DateTime.fromJSDate(row.created_at).toUTC(),
    parcels: row.parcels,
    counts,
    state: waveState(counts),
  }
}
