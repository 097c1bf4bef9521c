/** The day of the privacy notice that people agree to now; a change of its text is a new day. */
export const PRIVACY_NOTICE = '2026-11-24'

/** The parts of the notice, in order; texts: `privacy.<part>.title` and `.text`. */
export const PRIVACY_PARTS = [
  'collected',
  'used',
  'shared',
  'protected',
  'kept',
  'rights',
  'changes',
] as const
