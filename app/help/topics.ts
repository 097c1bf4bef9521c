/** Who reads it: `staff` only staff; the others anybody, also without signing in. */
type Audience = 'staff' | 'customers' | 'everybody'

/** Texts: `resources/help/<language>/<key>.md`; groups: `help.groups.<group>`. */
export interface Topic {
  key: string
  group: string
  audience: Audience
  related: readonly string[]
}

type Row = [key: string, related: string]

const GROUPS: Record<string, { audience: Audience; rows: readonly Row[] }> = {
  start: {
    audience: 'staff',
    rows: [
      ['start-clerk', 'orders-new imports search-box'],
      ['start-reviewer', 'reviews orders-states'],
      ['start-warehouse', 'preparation packing handover'],
      ['start-courier', 'deliveries account'],
      ['start-finance', 'payments refunds invoices'],
      ['start-service', 'orders-find customers messages'],
      ['start-manager', 'orders-states home reviews'],
      ['start-admin', 'users sellers products'],
      ['start-security', 'users audit-log account'],
      ['start-auditor', 'audit-log orders-find'],
    ],
  },
  orders: {
    audience: 'staff',
    rows: [
      ['orders-new', 'customers products reviews'],
      ['orders-find', 'search-box lists orders-states'],
      ['orders-states', 'reviews payments orders-cancel'],
      ['orders-change', 'orders-cancel invoices'],
      ['orders-cancel', 'refunds orders-states'],
      ['imports', 'refused-rows orders-new'],
      ['refused-rows', 'imports products'],
      ['reviews', 'orders-states orders-change'],
    ],
  },
  warehouse: {
    audience: 'staff',
    rows: [
      ['preparation', 'packing stock'],
      ['packing', 'preparation handover'],
      ['handover', 'packing parcels'],
      ['parcels', 'handover deliveries'],
      ['deliveries', 'parcels start-courier'],
    ],
  },
  money: {
    audience: 'staff',
    rows: [
      ['payments', 'refunds orders-states'],
      ['refunds', 'payments orders-cancel'],
      ['invoices', 'invoice-problems invoice-verify red-letter'],
      ['invoice-batches', 'invoices invoice-problems orders-find'],
      ['invoice-problems', 'invoices sellers products'],
      ['red-letter', 'invoices refunds'],
      ['archive', 'invoices audit-log'],
      ['invoice-reports', 'invoices red-letter lists'],
      ['reconciliation', 'refunds red-letter invoice-reports'],
    ],
  },
  records: {
    audience: 'staff',
    rows: [
      ['customers', 'orders-new privacy'],
      ['products', 'stock orders-new'],
      ['stock', 'products preparation'],
      ['messages', 'customers orders-states'],
      ['cases', 'messages refunds'],
      ['sellers', 'invoices invoice-problems'],
    ],
  },
  tools: {
    audience: 'staff',
    rows: [
      ['home', 'search-box lists'],
      ['search-box', 'orders-find keyboard'],
      ['lists', 'keyboard search-box'],
      ['keyboard', 'accessibility lists'],
    ],
  },
  oversight: {
    audience: 'staff',
    rows: [
      ['users', 'audit-log account'],
      ['audit-log', 'users privacy'],
    ],
  },
  customers: {
    audience: 'customers',
    rows: [
      ['customer-start', 'customer-ordering customer-registering'],
      ['customer-registering', 'signing-in customer-start'],
      ['customer-ordering', 'customer-paying customer-changes customer-titles'],
      ['customer-changes', 'customer-ordering customer-tracking'],
      ['customer-paying', 'customer-tracking customer-changes'],
      ['customer-tracking', 'customer-rating customer-messages'],
      ['customer-messages', 'customer-tracking account'],
      ['customer-invoices', 'invoice-verify customer-titles'],
      ['customer-titles', 'customer-invoices customer-ordering'],
      ['customer-rating', 'customer-tracking customer-changes'],
    ],
  },
  everybody: {
    audience: 'everybody',
    rows: [
      ['signing-in', 'account privacy'],
      ['account', 'signing-in privacy'],
      ['invoice-verify', 'privacy accessibility'],
      ['privacy', 'account accessibility'],
      ['accessibility', 'account privacy'],
    ],
  },
}

/** In reading order. */
export const TOPICS: readonly Topic[] = Object.entries(GROUPS).flatMap(
  ([group, { audience, rows }]) =>
    rows.map(([key, related]) => ({ key, group, audience, related: related.split(' ') }))
)

const byKey = new Map(TOPICS.map((topic) => [topic.key, topic]))

export function topicOf(key: string): Topic | null {
  return byKey.get(key) ?? null
}

export function isPublic({ audience }: Topic): boolean {
  return audience !== 'staff'
}

/** Staff read everything, for they answer customers too. */
export function topicsFor(reader: { isStaff: boolean } | null): readonly Topic[] {
  return reader?.isStaff ? TOPICS : TOPICS.filter(isPublic)
}
