import type { ListContent, Widget } from '#app/desk/widgets/widget'
import { waitingTime } from '#app/orders/waiting_time'
import ReconciliationRun from '#app/reconciliation/models/reconciliation_run'

const PATH = '/desk/reconciliation'

/** For finance: what the last run found out of step, a row for each rule. */
export const MISMATCH_WIDGET: Widget = {
  key: 'mismatches',
  roles: ['finance'],
  permission: 'reconciliation.view',
  path: PATH,
  view: 'list',
  load: async (): Promise<ListContent> => {
    const run = await ReconciliationRun.latest()
    const rules = (run?.result.rules ?? []).filter(({ count }) => count > 0)
    return {
      isUrgent: (run?.errors ?? 0) > 0,
      count: { count: rules.reduce((sum, { count }) => sum + count, 0), isCapped: false },
      rows: rules.map(({ key, count }) => ({
        href: `${PATH}#${key}`,
        label: `reconciliation.rules.${key}.title`,
        isKey: true,
        note: `× ${count}`,
        ...{ state: null, since: null, amountFen: null },
        waiting: run && waitingTime(run.checkedAt),
      })),
    }
  },
}
