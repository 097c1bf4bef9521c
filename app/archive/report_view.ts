import type { I18n } from '@adonisjs/i18n'
import { faultText } from '#app/archive/fault_text'
import type ArchivePackage from '#app/archive/models/archive_package'
import type { packagePage } from '#app/archive/queries/package_page'
import {
  type Check,
  CHECKS,
  type Finding,
  type Outcome,
  outcomeOf,
  PROPERTIES,
  type Property,
  type Report,
} from '#app/archive/report'
import { stateTone, type Tone } from '#app/platform/views/state_tones'
import { DateTime } from 'luxon'

const TONES: Record<Outcome, Tone> = {
  passed: 'success',
  warning: 'warning',
  failed: 'danger',
  not_checked: 'neutral',
}

export interface PropertyView {
  property: Property
  outcome: Outcome
  tone: Tone
  checks: (Check & { tone: Tone; title: string; more: number })[]
}

/** The report as the page and the paper show it. */
function reportView(report: Report, i18n: I18n) {
  const properties = PROPERTIES.map((property): PropertyView => {
    const checks = report.checks.filter(({ name }) => CHECKS[name] === property)
    const outcome = outcomeOf(report, property)
    return {
      property,
      outcome,
      tone: TONES[outcome],
      checks: checks.map((check) => ({
        ...check,
        tone: TONES[check.outcome],
        title: i18n.t(`archive.checks.${check.name}`),
        more: check.wrong - check.findings.length,
        findings: worded(check.findings, i18n),
      })),
    }
  })
  return { checkedAt: DateTime.fromISO(report.checkedAt), properties }
}

/** What a package is shown with beside its own row. */
export function packageView(kept: ArchivePackage, i18n: I18n) {
  const { report, verification } = kept
  return {
    kept,
    leftOut: worded(kept.leftOut, i18n),
    atArchiving: report && reportView(made(report), i18n),
    latest: verification && reportView(verification, i18n),
  }
}

function worded(findings: readonly Finding[], i18n: I18n): Finding[] {
  return findings.map(({ where, what }) => ({ where, what: faultText(what, i18n) }))
}

/** What could be looked at before the package was written. */
function made({ checkedAt, checks }: Report): Report {
  return { checkedAt, checks: checks.filter(({ outcome }) => outcome !== 'not_checked') }
}

type Page = Awaited<ReturnType<typeof packagePage>>

export function historyView({ changes, names }: Pick<Page, 'changes' | 'names'>, i18n: I18n) {
  return changes.map((change) => ({
    title: i18n.t(`archive.verbs.${change.verb}`),
    at: change.changedAt,
    by: change.actorId ? names[change.actorId] : i18n.t('archive.by_system'),
    tone: stateTone(change.toState),
    note: change.reasonText,
  }))
}
