/** Why stock changes by hand, and what the entered quantity then means. */
export const STOCK_REASONS = {
  received: 'add',
  returned: 'add',
  damaged: 'take',
  lost: 'take',
  counted: 'set',
} as const

export type StockReason = keyof typeof STOCK_REASONS
