import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#app/platform/clock'
import { fen, formatYuan } from '#app/platform/money/fen'
import type { Trace } from '#app/reconciliation/actions/open_trace'
import type { TraceStep } from '#app/reconciliation/trace_step'

export type TraceView = ReturnType<typeof traceView>

/** The trace in words, for page and sheet. */
export function traceView({ steps, signatures, names, ...trace }: Trace, i18n: I18n) {
  return {
    ...trace,
    steps: steps.map((step) => ({
      time: timeOf(step.at),
      stage: step.stage,
      stageText: i18n.t(`trace.stages.${step.stage}`),
      title: titleOf(step, i18n),
      by: whoOf(step, names, i18n),
      facts: factsOf(step, signatures, i18n),
      source: step.source,
    })),
  }
}

/** To the second: much happens within a minute. */
function timeOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).toFormat('yyyy-MM-dd HH:mm:ss')
}

function titleOf({ stage, code }: TraceStep, i18n: I18n): string {
  if (stage === 'log') return i18n.t(`audit.actions.${code}`, {}, code)
  return i18n.t(`trace.steps.${stage === 'credit' ? 'invoice' : stage}.${code}`)
}

/** Customers are told apart by nothing: an inspector sees what was done, not who the person is. */
function whoOf({ actorKind, actorId }: TraceStep, names: Record<string, string>, i18n: I18n) {
  return (actorId && names[actorId]) || i18n.t(`trace.actors.${actorKind}`)
}

function factsOf({ facts }: TraceStep, signatures: Map<string, string>, i18n: I18n) {
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({
      label: i18n.t(`trace.facts.${key}`),
      text: factText(key, value, signatures, i18n),
      isCode: CODES.has(key),
    }))
}

const CODES = new Set(['sha256', 'package_hash', 'request_number', 'invoice_number', 'order'])

/** Facts that name a plugin. */
const PLUGINS = new Set(['provider', 'channel'])

function factText(
  key: string,
  value: unknown,
  signatures: Map<string, string>,
  i18n: I18n
): string {
  if (key === 'verdicts') return verdictsText(value, i18n)
  if (key.endsWith('_fen')) return formatYuan(fen(Number(value)))
  if (Array.isArray(value))
    return value.map((one) => valueText(key, String(one), i18n)).join(i18n.t('ui.list_separator'))
  const text = String(value)
  return valueText(key, key === 'signature' ? (signatures.get(text) ?? text) : text, i18n)
}

/** Codes have their words, numbers stand for themselves. */
function valueText(key: string, value: string, i18n: I18n): string {
  if (PLUGINS.has(key)) return i18n.t(`plugins.${value}.title`, {}, value)
  if (key === 'fields') return i18n.t(`orders.fields.${value}`, {}, value)
  if (key === 'signature' && value !== 'valid') return i18n.t('trace.values.signature.wrong')
  return i18n.t(`trace.values.${key}.${value}`, {}, value)
}

function verdictsText(verdicts: unknown, i18n: I18n): string {
  const found: { rule?: string }[] = Array.isArray(verdicts) ? verdicts : []
  if (found.length === 0) return i18n.t('trace.no_verdicts')
  const rules = found.map(({ rule }) => i18n.t(`invoices.rules.${rule ?? ''}`, {}, rule ?? ''))
  return rules.join(i18n.t('ui.list_separator'))
}
