import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import { plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState, transition } from '#app/platform/states/transition'
import { channelStates } from '#app/sellers/channel_states'
import Seller from '#app/sellers/models/seller'
import type { SellerFailure, SellerValues } from '#app/sellers/seller_values'

export interface SaveSellerInput {
  /** null: a new one. */
  sellerId: string | null
  values: SellerValues
  by: Actor
}

/**
 * Enters or changes the enterprise that issues. Another taxpayer id or channel must be checked anew, and
 * one enterprise is always the default.
 */
export class SaveSeller {
  handle(input: SaveSellerInput): Promise<Result<{ id: string }, SellerFailure>> {
    return db.transaction(async (trx) => {
      const taxpayerId = parseTaxpayerId(input.values.taxpayerId)
      if (!taxpayerId.ok) return taxpayerId
      const { sellerId: id, by } = input

      const seller = id
        ? await Seller.query({ client: trx }).where({ id }).forUpdate().first()
        : null
      if (id && !seller) return failed({ type: 'missing' })
      const values = {
        ...input.values,
        taxpayerId: taxpayerId.value.value,
        isDefault: input.values.isDefault || !(await hasOtherDefault(id, trx)),
      }
      if (await isTaken(values.taxpayerId, id, trx)) return failed({ type: 'taxpayer_id_taken' })
      if (values.taxChannel !== seller?.taxChannel && !plugins.find('tax', values.taxChannel))
        return failed({ type: 'channel_unknown' })
      if (values.isDefault) await trx.from('sellers').update({ is_default: false })

      return ok({
        id: seller
          ? await this.#change(seller, values, by, trx)
          : await this.#create(values, by, trx),
      })
    })
  }

  async #create(values: SellerValues, by: Actor, trx: TransactionClientContract): Promise<string> {
    const id = newId()
    const now = clock.now()
    await Seller.create({ id, ...values, createdAt: now, updatedAt: now }, { client: trx })
    await recordInitialState(channelStates, [id], 'unchecked', { by, trx })
    const entry = { action: 'sellers.created', subject: 'seller', subjectId: id }
    await record({ actor: by, ...entry, details: { taxpayerId: values.taxpayerId } }, trx)
    return id
  }

  async #change(
    seller: Seller,
    values: SellerValues,
    by: Actor,
    trx: TransactionClientContract
  ): Promise<string> {
    // Another seller lost the mark a moment ago, so it is written even if it was set here before.
    const changed = seller.merge(values).$dirty
    if (values.isDefault)
      await trx.from('sellers').where({ id: seller.id }).update({ is_default: true })
    await seller.save()
    const isRewired = 'taxpayerId' in changed || 'taxChannel' in changed
    if (isRewired && seller.channelState !== 'unchecked') {
      const set = { channel_checked_at: null, channel_expires_at: null }
      await transition(channelStates, seller, 'rewire', { by, trx, set })
    }
    const entry = { action: 'sellers.changed', subject: 'seller', subjectId: seller.id }
    await record({ actor: by, ...entry, details: { fields: Object.keys(changed) } }, trx)
    return seller.id
  }
}

async function hasOtherDefault(
  ownId: string | null,
  trx: TransactionClientContract
): Promise<boolean> {
  const holder = await Seller.query({ client: trx }).where({ isDefault: true }).first()
  return holder !== null && holder.id !== ownId
}

async function isTaken(
  taxpayerId: string,
  ownId: string | null,
  trx: TransactionClientContract
): Promise<boolean> {
  const other = await Seller.query({ client: trx }).where({ taxpayerId }).first()
  return other !== null && other.id !== ownId
}
