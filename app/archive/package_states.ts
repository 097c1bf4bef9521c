import { defineStates, type StateOf } from '#app/platform/states/machine'

export const packageStates = defineStates({
  subject: 'archive_package',
  table: 'archive_packages',
  /** A package that is imported begins sealed. */
  initial: ['building', 'sealed'],
  final: ['destroyed'],
  verbs: {
    seal: { from: ['building'], to: 'sealed' },
    request_destruction: { from: ['sealed'], to: 'destruction_requested', reason: 'required' },
    keep: { from: ['destruction_requested'], to: 'sealed', reason: 'optional' },
    destroy: { from: ['destruction_requested'], to: 'destroyed' },
  },
})

export type PackageState = StateOf<typeof packageStates>

export const PACKAGE_STATES = [
  'building',
  'sealed',
  'destruction_requested',
  'destroyed',
] as const satisfies readonly PackageState[]
