import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { entryRow } from '#app/audit/record'
import type { Cast } from '#app/demo/fill/cast'
import type { Rows } from '#app/demo/fill/rows'
import { clock } from '#app/platform/clock'
import { takeGapFree } from '#app/platform/database/numbering'
import { newId } from '#app/platform/database/uuid'

interface Manifest {
  id: string
  courier: string
  parcels: number
  handedOverAt: DateTime
}

/** One manifest a courier and day takes all parcels that are handed over on it. */
export class Manifests {
  readonly #open = new Map<string, Manifest>()

  /** @returns the id of the manifest that the parcel goes along with */
  take(courier: string, handedOverAt: DateTime): string {
    const key = `${courier} ${clock.businessDay(handedOverAt)}`
    const manifest = this.#open.get(key) ?? { id: newId(), courier, parcels: 0, handedOverAt }
    this.#open.set(key, { ...manifest, parcels: manifest.parcels + 1 })
    return manifest.id
  }

  async close(rows: Rows, { warehouse }: Cast, trx: TransactionClientContract): Promise<void> {
    for (const { id, courier, parcels, handedOverAt } of this.#open.values()) {
      const number = `M${String(await takeGapFree('manifests', trx)).padStart(8, '0')}`
      const handed = { handed_over_by: warehouse.id, handed_over_at: handedOverAt }
      rows.add('manifests', { id, number, courier, asked: parcels, parcels, ...handed })
      clock.freeze(handedOverAt)
      const subject = { subject: 'manifest', subjectId: id, details: { courier, parcels } }
      rows.add(
        'audit_entries',
        entryRow({ actor: warehouse, action: 'shipments.handed_over', ...subject })
      )
    }
  }
}
