/** A session ends after this long without use … */
export const IDLE_HOURS = 8
/** … and after this long in any case (OWASP ASVS 5.0, V7.3). */
export const ABSOLUTE_HOURS = 16
