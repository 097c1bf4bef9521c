export const THEMES = ['auto', 'light', 'dark'] as const
export const LOCALES = ['zh-CN', 'en'] as const
