/** A condition on `invoices`: one of its orders has this number (one binding). */
export const OF_ORDER_NUMBER = `invoices.id in (
  select share.invoice_id from invoice_orders share
    join orders billed on billed.id = share.order_id where billed.number = ?)`
