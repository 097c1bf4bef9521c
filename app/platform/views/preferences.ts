export const THEMES = ['auto', 'light', 'dark'] as const
/** Single letters as keys. */
export const SHORTCUTS = ['on', 'off'] as const
export const LOCALES = ['zh-CN', 'en'] as const
