import type { I18n } from '@adonisjs/i18n'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { INVOICE_STATES } from '#app/invoices/invoice_states'
import type { InvoiceFilters, InvoiceTab } from '#app/invoices/queries/invoice_filters'
import type { InvoicePage } from '#app/invoices/queries/list_invoices'
import { problemText } from '#app/invoices/verdict_views'
import type { CappedCount } from '#app/platform/database/capped_count'

interface Given {
  page: InvoicePage
  counts: Record<InvoiceTab, CappedCount>
  filters: InvoiceFilters
}

const TABS = [null, 'open', 'refused', 'issued'] as const

/** The list as the page shows it: buyers masked, problems in words. */
export function invoiceListView({ page, counts, filters }: Given, i18n: I18n) {
  return {
    filters,
    rows: page.rows.map(({ buyer, problem, ...row }) => ({
      ...row,
      buyerName: maskedBuyer(buyer).name,
      problem: problem && problemText(problem, i18n),
    })),
    total: page.total && shown(page.total),
    newer: page.newer,
    older: page.older,
    tabs: TABS.map((key) => ({
      key,
      label: i18n.t(`invoices.tabs.${key ?? 'all'}`),
      count: key === null ? undefined : shown(counts[key]),
      isActive: filters.tab === key,
    })),
    states: INVOICE_STATES.map((state) => ({
      value: state,
      label: i18n.t(`invoices.states.${state}`),
    })),
  }
}

/** Components write a count above the cap as `10,000+`. */
function shown({ count, isCapped }: CappedCount): number {
  return isCapped ? count + 1 : count
}
