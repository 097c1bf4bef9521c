interface EnvelopePlace {
  /** The primary key; its values joined by `rowIdOf` are the row id of the envelope. */
  readonly key: readonly string[]
  /** Rows of append-only tables cannot be sealed anew: they keep needing the key they were written with. */
  readonly isAppendOnly: boolean
}

const byId: EnvelopePlace = { key: ['id'], isAppendOnly: false }
const appendOnly: EnvelopePlace = { key: ['id'], isAppendOnly: true }

/** Every column that holds an envelope, as `table.column`. A rotation of keys walks this list. */
export const ENVELOPE_COLUMNS = {
  'state_changes.reason': appendOnly,
  'stored_files.name': byId,
  'plugin_settings.settings': { key: ['kind', 'key'], isAppendOnly: false },
  'users.personal': byId,
  'verification_codes.personal': byId,
  'sign_ins.personal': byId,
  'customers.personal': byId,
  'customer_addresses.personal': byId,
  'invoice_titles.personal': byId,
  'title_corrections.title': byId,
  'invoice_requests.title': byId,
  'orders.personal': byId,
  'order_reviews.reason': byId,
  'order_changes.before_and_after': appendOnly,
  'order_import_rows.cells': { key: ['import_id', 'row'], isAppendOnly: false },
  'payment_notices.raw': byId,
  'refunds.reason': byId,
  'seller_certificates.private_key': byId,
  'seller_channel_status.login_challenge': { key: ['seller_id'], isAppendOnly: false },
  'shipments.personal': byId,
  'tracking_events.raw': appendOnly,
  'invoices.buyer': byId,
  'messages.recipient': byId,
  'messages.content': byId,
  'saved_views.personal': byId,
  'order_ratings.comment': byId,
  'case_notes.note': byId,
  'archive_entries.buyer': byId,
} as const satisfies Record<string, EnvelopePlace>

export type EnvelopeColumn = keyof typeof ENVELOPE_COLUMNS

/** Columns of bytes that hold no envelope: keyed blind indexes, plain hashes of nothing personal, and what is public. */
export const DIGEST_COLUMNS: readonly string[] = [
  'users.email_index',
  'users.mobile_index',
  'verification_codes.digest',
  'customers.taxpayer_index',
  'customers.name_mobile_index',
  'customer_addresses.content_index',
  'invoice_titles.content_index',
  'invoices.number_index',
  'archive_entries.taxpayer_index',
  'messages.recipient_index',
  'seller_certificates.certificate',
  'audit_seals.entry_hash',
  'audit_seals.chain_hash',
  'audit_seals.leaf_hash',
  'audit_heads.root_hash',
  'audit_heads.chain_hash',
  'audit_heads.frontier',
]

/** The row id of a key of several columns, in the order of the registry: `rowIdOf(importId, row)`. */
export function rowIdOf(...key: (string | number)[]): string {
  return key.join('/')
}
