/** The topic of each page, by the beginning of its route; the longest that fits counts. */
const TOPICS_OF_PAGES: Record<string, string> = {
  '/login': 'signing-in',
  '/password': 'signing-in',
  '/register': 'customer-registering',
  '/demo/mails': 'customer-registering',
  '/privacy': 'privacy',
  '/account': 'account',
  '/i': 'customer-invoices',
  '/verify': 'invoice-verify',
  '/ui': 'accessibility',

  '/my': 'customer-start',
  '/my/catalogue': 'customer-ordering',
  '/my/orders': 'customer-tracking',
  '/my/orders/new': 'customer-ordering',
  '/my/orders/:id': 'customer-changes',
  '/my/orders/:id/payment': 'customer-paying',
  '/my/orders/:id/rating': 'customer-rating',
  '/my/orders/:id/tracking': 'customer-tracking',
  '/my/invoices': 'customer-invoices',
  '/my/orders/:id/invoice-request': 'customer-invoices',
  '/my/messages': 'customer-messages',
  '/my/addresses': 'customer-ordering',
  '/my/titles': 'customer-titles',

  '/desk': 'home',
  '/desk/home-layout': 'home',
  '/desk/search': 'search-box',
  '/desk/orders': 'orders-find',
  '/desk/orders/new': 'orders-new',
  '/desk/orders/deleted': 'orders-cancel',
  '/desk/orders/:id': 'orders-states',
  '/desk/orders/:id/edit': 'orders-change',
  '/desk/orders/:id/history': 'orders-states',
  '/desk/imports': 'imports',
  '/desk/imports/:id': 'refused-rows',
  '/desk/reviews': 'reviews',
  '/desk/review-rules': 'reviews',
  '/desk/review-rules/new': 'reviews',
  '/desk/review-rules/:id': 'reviews',
  '/desk/preparation': 'preparation',
  '/desk/waves': 'preparation',
  '/desk/packing': 'packing',
  '/desk/handover': 'handover',
  '/desk/manifests': 'handover',
  '/desk/label-batches': 'handover',
  '/desk/parcels': 'parcels',
  '/desk/deliveries': 'deliveries',
  '/desk/payments': 'payments',
  '/desk/payments/:id': 'refunds',
  '/desk/invoices': 'invoices',
  '/desk/invoice-requests': 'invoices',
  '/desk/invoices/batches': 'invoice-batches',
  '/desk/invoices/merge': 'invoice-batches',
  '/desk/orders/:id/invoices/new': 'invoice-batches',
  '/desk/invoice-reports': 'invoice-reports',
  '/desk/invoices/:id': 'invoice-problems',
  '/desk/invoices/:id/credit': 'red-letter',
  '/desk/invoices/:id/correction': 'red-letter',
  '/desk/credits': 'red-letter',
  '/desk/invoices/:id/trace': 'reconciliation',
  '/desk/invoices/:id/deliveries': 'messages',
  '/desk/invoices/undelivered': 'messages',
  '/desk/orders/:id/invoice-check': 'invoice-problems',
  '/desk/reconciliation': 'reconciliation',
  '/desk/archive': 'archive',
  '/desk/customers': 'customers',
  '/desk/products': 'products',
  '/desk/products/:id/stock-adjustments': 'stock',
  '/desk/tax-classes': 'products',
  '/desk/messages': 'messages',
  '/desk/cases': 'cases',
  '/desk/sellers': 'sellers',
  '/desk/users': 'users',
  '/desk/audit': 'audit-log',
}

/** Every page of the desk and of the portal lies below these: here they stand for themselves only. */
const ROOTS = ['/my', '/desk']

/** The topic that explains the page of this route, or null: then the help centre itself is the answer. */
export function topicOfPage(pattern: string): string | null {
  const fitting = Object.keys(TOPICS_OF_PAGES).filter(
    (start) => pattern === start || (!ROOTS.includes(start) && pattern.startsWith(`${start}/`))
  )
  const longest = fitting.sort((one, other) => other.length - one.length).at(0)
  return longest ? TOPICS_OF_PAGES[longest] : null
}
