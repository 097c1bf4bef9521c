import db from '@adonisjs/lucid/services/db'

/** A file that belongs to an order: a document of an invoice, or the proof of a delivery. */
export interface OrderFile {
  kind: 'invoice' | 'proof'
  href: string
  /** `pdf`, or the kind of the proof. */
  form: string
  made_at: Date
}

export async function orderFiles(orderId: string): Promise<OrderFile[]> {
  const { rows } = await db.rawQuery<{ rows: OrderFile[] }>(
    `select 'invoice' as kind, d.format as form, d.created_at as made_at,
            format('/desk/invoices/%s/documents/%s', d.invoice_id, d.format) as href
       from invoice_documents d join invoice_orders o on o.invoice_id = d.invoice_id where o.order_id = :orderId
     union all
     select 'proof', p.kind, p.added_at, format('/desk/parcels/%s/proofs/%s', s.id, p.id)
       from delivery_proofs p join shipments s on s.id = p.shipment_id
      where s.order_id = :orderId
      order by made_at, form`,
    { orderId }
  )
  return rows
}
