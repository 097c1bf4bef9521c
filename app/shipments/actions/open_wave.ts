import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import shipmentsConfig from '#config/shipments'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { takeGapFree } from '#app/platform/database/numbering'
import { newId } from '#app/platform/database/uuid'
import { madeBefore, recordOutcome } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'

export interface NewWave {
  /** Exactly these parcels; null: those that have waited longest. */
  shipmentIds: string[] | null
  /** The first digits of where they go; null: anywhere. */
  areaCode: string | null
  /** At most so many parcels. */
  size: number
  /** The courier that the parcels are meant for; one can still be chosen at the booking. */
  courier: string | null
  byUserId: string
  /** Of the form; sent twice it opens one wave. */
  formToken?: unknown
}

export interface OpenedWave {
  waveId: string
  number: string
  parcels: number
}

/** Gathers waiting parcels to be picked together. Two people at once never get the same parcel. */
export class OpenWave {
  handle(input: NewWave): Promise<Result<OpenedWave, { type: 'nothing_waits' }>> {
    const { areaCode, courier, byUserId, formToken } = input
    return db.transaction(async (trx) => {
      const before = await madeBefore(formToken, trx)
      if (before?.id) return ok(await openedWave(before.id, trx))
      if (before) return failed({ type: 'nothing_waits' })
      const ids = await takeWaiting(input, trx)
      if (ids.length === 0) return failed({ type: 'nothing_waits' })

      const waveId = newId()
      const now = clock.now()
      const number = `W${String(await takeGapFree('pick_waves', trx)).padStart(6, '0')}`
      const wave = { id: waveId, number, area_code: areaCode, courier }
      await insertMany(trx, 'pick_waves', [{ ...wave, created_by: byUserId, created_at: now }])
      await trx.from('shipments').whereIn('id', ids).update({ wave_id: waveId })
      await record(
        {
          actor: { kind: 'staff', id: byUserId },
          action: 'shipments.wave_opened',
          subject: 'pick_wave',
          subjectId: waveId,
          details: { parcels: ids.length },
        },
        trx
      )
      await recordOutcome(formToken, waveId, trx)
      return ok({ waveId, number, parcels: ids.length })
    })
  }
}

async function openedWave(waveId: string, trx: TransactionClientContract): Promise<OpenedWave> {
  const wave = await trx.from('pick_waves').where('id', waveId).select('number').firstOrFail()
  const [{ parcels }] = await trx.from('shipments').where('wave_id', waveId).count('* as parcels')
  return { waveId, number: wave.number, parcels: Number(parcels) }
}

/** Parcels that somebody else is just taking are passed over. */
async function takeWaiting(
  { shipmentIds, areaCode, size }: NewWave,
  trx: TransactionClientContract
): Promise<string[]> {
  const waiting = trx
    .from('shipments')
    .where('state', 'preparing')
    .whereNull('wave_id')
    .orderBy('created_at')
    .orderBy('id')
    .limit(Math.min(size, shipmentsConfig.mostAtOnce))
    .forUpdate()
    .skipLocked()
    .select('id')
  if (shipmentIds) waiting.whereIn('id', shipmentIds)
  if (areaCode) waiting.where('area_code', 'like', `${areaCode}%`)
  const rows: { id: string }[] = await waiting
  return rows.map(({ id }) => id)
}
