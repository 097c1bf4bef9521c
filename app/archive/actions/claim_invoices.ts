import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import archiveConfig from '#config/archive'
import { packageStates } from '#app/archive/package_states'
import ArchivePackage from '#app/archive/models/archive_package'
import type { DuePackage } from '#app/archive/queries/due_packages'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { recordInitialState } from '#app/platform/states/transition'

/**
 * Puts the invoices of a seller and month that are in no package into one that is being built: the one that
 * was left unfinished, or a new one. Null when there are none.
 */
export class ClaimInvoices {
  handle(input: DuePackage & { by: Actor }): Promise<ArchivePackage | null> {
    return db.transaction(async (trx) => {
      await trx.from('sellers').where('id', input.sellerId).select('id').forUpdate()
      const open = await ArchivePackage.query({ client: trx })
        .where({ taxpayerId: input.taxpayerId, month: input.month, state: 'building' })
        .first()
      const begun = open ?? (await this.#begin(input, trx))
      const claimed = await this.#claim(begun, trx)
      if (open || claimed > 0) return begun
      await trx.rollback()
      return null
    })
  }

  async #begin(
    { sellerId, taxpayerId, month, by }: DuePackage & { by: Actor },
    trx: TransactionClientContract
  ): Promise<ArchivePackage> {
    const parts = await ArchivePackage.query({ client: trx }).where({ taxpayerId, month })
    const seller = await trx.from('sellers').where('id', sellerId).select('name').firstOrFail()
    const begun = await ArchivePackage.create(
      {
        id: newId(),
        sellerId,
        producer: seller.name,
        taxpayerId,
        month,
        part: Math.max(0, ...parts.map(({ part }) => part)) + 1,
        state: 'building',
        origin: 'house',
        leftOut: [],
      },
      { client: trx }
    )
    await recordInitialState(packageStates, [begun.id], 'building', { by, trx })
    const subject = { subject: 'archive_package', subjectId: begun.id }
    await record(
      { actor: by, action: 'archive.package_begun', ...subject, details: { month } },
      trx
    )
    return begun
  }

  /** By number, until a package holds as much as it may. */
  async #claim(
    { id, sellerId, taxpayerId, month }: ArchivePackage,
    trx: TransactionClientContract
  ): Promise<number> {
    const { mostInvoices, mostDocumentBytes } = archiveConfig.package
    const { rowCount } = await trx.rawQuery(
      `insert into archive_entries (id, package_id, invoice_id, invoice_number, kind, original_number,
         order_number, issued_on, net_fen, tax_fen, total_fen)
       select gen_random_uuid(), :id, i.id, i.invoice_number, i.kind, i.original_number, i.order_number,
              i.issued_on, i.net_fen, i.tax_fen, i.total_fen
         from (
           select i.*, o.number as order_number, c.invoice_number as original_number,
                  row_number() over turn as place, sum(f.bytes) over turn as bytes
             from invoices i
             join orders o on o.id = i.order_id
             left join invoices c on c.id = i.original_invoice_id
             join lateral (
               select sum(f.size) as bytes, bool_or(d.format = 'xml') as has_xml
                 from invoice_documents d join stored_files f on f.id = d.file_id
                where d.invoice_id = i.id) f on f.has_xml
            where i.state = 'issued' and i.seller_id = :seller and i.seller->>'taxpayerId' = :taxpayer
              and i.issued_on >= :from::date and i.issued_on < (:from::date + interval '1 month')
              and not exists (select from archive_entries e where e.invoice_number = i.invoice_number)
           window turn as (order by i.invoice_number)
         ) i
        where i.place <= :most - (select count(*) from archive_entries where package_id = :id)
          and i.bytes <= :bytes
       on conflict do nothing`,
      {
        id,
        seller: sellerId ?? '',
        taxpayer: taxpayerId,
        from: `${month}-01`,
        most: mostInvoices,
        bytes: mostDocumentBytes,
      }
    )
    return rowCount
  }
}
