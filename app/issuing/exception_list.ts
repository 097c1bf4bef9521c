import { badges, code, moment, text, wide } from '#app/lists/cells'
import type { Column, List, RowAct } from '#app/lists/list'
import { problemText } from '#app/invoices/verdict_views'
import {
  EXCEPTION_KINDS,
  type ExceptionKind,
  type ExceptionRow,
  exceptionsOf,
  loadExceptions,
} from '#app/issuing/queries/invoice_exceptions'
import { never } from '#app/platform/result'

interface ExceptionFilter {
  kind: ExceptionKind | null
}

const TONES = {
  refused_by_rules: 'danger',
  refused_by_tax_side: 'danger',
  unclear: 'warning',
  login_needed: 'danger',
  over_quota: 'warning',
  documents_missing: 'warning',
  not_delivered: 'warning',
} as const satisfies Record<ExceptionKind, string>

const columns: readonly Column<ExceptionRow>[] = [
  {
    key: 'invoice',
    label: 'issuing.items.invoice',
    kind: 'text',
    cell: ({ invoiceId, invoiceNumber }, { i18n }) =>
      code(invoiceNumber ?? i18n.t('invoices.no_number'), `/desk/invoices/${invoiceId}`),
  },
  {
    key: 'kind',
    label: 'issuing.exceptions.kind',
    kind: 'badges',
    cell: ({ kind }, { i18n }) =>
      badges({ tone: TONES[kind], label: i18n.t(`issuing.kinds.${kind}`) }),
  },
  {
    key: 'reason',
    label: 'issuing.items.reason',
    kind: 'text',
    cell: ({ kind, problem }, { i18n }) =>
      wide(
        problem && problem !== 'rules' ? problemText(problem, i18n) : null,
        i18n.t(`issuing.advice.${kind}`)
      ),
  },
  {
    key: 'order',
    label: 'issuing.items.order',
    kind: 'text',
    cell: ({ orderId, orderNumber }) => code(orderNumber, `/desk/orders/${orderId}`),
  },
  {
    key: 'since',
    label: 'issuing.exceptions.since',
    kind: 'moment',
    cell: ({ since }) => moment(since),
  },
  {
    key: 'caretaker',
    label: 'issuing.exceptions.caretaker',
    kind: 'text',
    cell: ({ caretaker }) => text(caretaker),
  },
]

/** Invoices that need somebody: why, since when, who looks after them, and what to do. */
export const exceptionList: List<ExceptionRow, ExceptionFilter> = {
  name: 'invoice_exceptions',
  path: '/desk/invoices/exceptions',
  title: 'issuing.exceptions.title',
  columns,
  order: 'since',
  days: 'since',
  sorts: { since: { by: 'exceptions.since', type: 'timestamptz' } },
  id: 'exceptions.id',
  filters: [],
  tabs: {
    parameter: 'kind',
    label: 'issuing.exceptions.kind',
    values: [null, ...EXCEPTION_KINDS],
    title: (kind) => (kind ? `issuing.kinds.${kind}` : 'issuing.tabs.all'),
    active: ({ kind }) => kind,
    narrow: (_filter, kind) => ({ kind: kind as ExceptionKind | null }),
  },
  readFilters: ({ kind }) => ({ kind: EXCEPTION_KINDS.find((known) => known === kind) ?? null }),
  rows: ({ kind }) => exceptionsOf(kind),
  load: loadExceptions,
  acts: (row, { can }) => (can('invoices.issue') ? [nextAct(row), ...takeOver(row)] : []),
}

function nextAct({ kind, invoiceId, sellerId }: ExceptionRow): RowAct {
  const invoice = `/desk/invoices/${invoiceId}`
  const label = `issuing.acts.${kind}`
  switch (kind) {
    case 'refused_by_rules':
    case 'refused_by_tax_side':
    case 'not_delivered':
      return { label, href: invoice }
    case 'unclear':
      return { label, href: `${invoice}/inquiry`, isPost: true }
    case 'login_needed':
      return { label, href: `/desk/invoices/channels/${sellerId}/login` }
    case 'over_quota':
      return { label, href: '/desk/invoices/channels' }
    case 'documents_missing':
      return { label, href: `${invoice}/documents`, isPost: true }
    default:
      return never(kind)
  }
}

function takeOver({ invoiceId, caretaker }: ExceptionRow): RowAct[] {
  const href = `/desk/invoices/${invoiceId}/caretaker`
  return caretaker === null ? [{ label: 'issuing.acts.take', href, isPost: true }] : []
}
