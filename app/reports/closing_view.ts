import type { I18n } from '@adonisjs/i18n'
import { rateText } from '#app/invoices/rate_text'
import { formatYuanGrouped } from '#app/platform/money/fen'
import { stateTone } from '#app/platform/views/state_tones'
import type { ComparedGroup } from '#app/reports/closing_result'
import type { closingPage } from '#app/reports/queries/closing_page'
import { type Sums, subtractSums } from '#app/reports/sums'

type Page = NonNullable<Awaited<ReturnType<typeof closingPage>>>

/** A checked month as its page shows it. */
export function closingView({ closing, changes, names, ...page }: Page, i18n: I18n) {
  return {
    ...page,
    closing,
    groups: closing.result?.groups.flatMap((group) => groupRows(group, i18n)) ?? [],
    history: changes.map((change) => ({
      title: i18n.t(`closings.verbs.${change.verb}`),
      at: change.changedAt,
      by: change.actorId ? names[change.actorId] : i18n.t('invoices.by_system'),
      note: change.reasonText,
      tone: stateTone(change.toState),
    })),
  }
}

/** A row for the blue invoices of a group and one for the red, where there are any. */
function groupRows({ key, report, files }: ComparedGroup, i18n: I18n) {
  const [kind, rate] = key.split(' ')
  const difference = subtractSums(files, report)
  return (['blue', 'red'] as const).flatMap((colour) => {
    if (report[colour].count + files[colour].count === 0) return []
    return {
      name: `${i18n.t(`invoices.kinds.${kind}`)} ${rateText(rate, i18n)}`,
      colour,
      columns: (['count', 'netFen', 'taxFen', 'totalFen'] as const).map((figure) => ({
        figure,
        report: textOf(figure, report[colour]),
        files: textOf(figure, files[colour]),
        isSame: difference[colour][figure] === 0,
      })),
    }
  })
}

function textOf(figure: keyof Sums, sums: Sums): string {
  return figure === 'count' ? String(sums.count) : formatYuanGrouped(sums[figure])
}
