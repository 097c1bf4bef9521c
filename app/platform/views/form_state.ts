import type { HttpContext } from '@adonisjs/core/http'

export type FieldErrors = Record<string, string | string[]>

interface FlashBag {
  get(key: string, defaultValue?: unknown): unknown
}

/** What the session and a refused form leave in the state of a view. */
export interface FormState {
  formErrors?: FieldErrors
  formValues?: Record<string, unknown>
  flashMessages?: FlashBag
}

/**
 * A wrong form is shown again with what was typed and an error at each field (422, which Turbo
 * renders in place). Call it, then render the page of the form as for GET.
 */
export function refuseForm(ctx: HttpContext, errors: FieldErrors): void {
  ctx.response.status(422)
  ctx.view.share({ formErrors: errors, formValues: ctx.request.all() })
}

/** First error per field: from this request, else the ones flashed by a redirect. */
export function errorsByField(state: FormState): Record<string, string> {
  const errors = state.formErrors ?? flashedErrors(state.flashMessages)
  return Object.fromEntries(
    Object.entries(errors).map(([name, messages]) => [name, [messages].flat()[0] ?? ''])
  )
}

/** What the field shows: what was typed last (emptied counts, the parser of bodies makes it null), else the given value. */
export function typedValue(state: FormState, name: string, given: unknown): unknown {
  const typed = state.formValues ? readPath(state.formValues, name) : state.flashMessages?.get(name)
  return typed === undefined ? (given ?? '') : (typed ?? '')
}

/** Whether a box shows its tick. A form sends nothing for an empty box, so a refused form decides alone. */
export function isTicked(state: FormState, name: string, value: string, given: boolean): boolean {
  if (!state.formValues) return given
  return [readPath(state.formValues, name)].flat().map(String).includes(value)
}

/** `lines[0][sku]` and `lines.0.sku` → `field-lines-0-sku` */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/-$/, '')}`
}

function flashedErrors(flash: FlashBag | undefined): FieldErrors {
  const errors = flash?.get('inputErrorsBag', {})
  return isRecord(errors) ? (errors as FieldErrors) : {}
}

function readPath(values: Record<string, unknown>, name: string): unknown {
  const keys = name.split(/[.[\]]+/).filter((key) => key !== '')
  return keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), values)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
