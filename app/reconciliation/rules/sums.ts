const BY_ORDER = `
  join invoice_lines l on l.invoice_id = i.id
  join invoice_line_allocations a on a.invoice_line_id = l.id
  join order_lines ol on ol.id = a.order_line_id`

/** By order: what issued invoices bill of it, less what issued credit invoices took back. */
export const ISSUED = `(
  select ol.order_id, sum(a.amount_fen) as fen, min(i.id::text)::uuid as invoice_id
    from invoices i ${BY_ORDER}
   where i.state = 'issued' group by ol.order_id)`

/** By order: the same with invoices that are still on their way. */
export const LIVE = `(
  select ol.order_id, sum(a.amount_fen) as fen
    from invoices i ${BY_ORDER}
   where i.state = 'issued' or (i.original_invoice_id is null and i.state not in ('refused', 'dropped'))
   group by ol.order_id)`

/** By order: what went back of the money that it took. */
export const REFUNDED = `(
  select p.order_id, sum(r.amount_fen) as fen, max(r.updated_at) as last_at, min(p.id::text)::uuid as payment_id
    from refunds r join payments p on p.id = r.payment_id and not p.is_surplus
   where r.state = 'succeeded' group by p.order_id)`

/** Of an invoice `i`: a form that is not over yet. */
export const OPEN_FORM = `('applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed', 'confirmed')`
