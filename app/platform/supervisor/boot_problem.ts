/** A reason not to start that its reader can remove: shown as one line, without a stack. */
export class BootProblem extends Error {}

/** The system's code of a failed call (`ENOENT`, `28P01`), or its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
