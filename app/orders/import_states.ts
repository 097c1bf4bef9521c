import { defineStates } from '#app/platform/states/machine'
import { OrderSheetFinished } from '#app/orders/events/order_sheet_finished'

export const importStates = defineStates({
  subject: 'order_import',
  table: 'order_imports',
  touches: null,
  initial: ['received'],
  final: ['finished', 'failed'],
  verbs: {
    read: { from: ['received'], to: 'reading' },
    finish: { from: ['reading'], to: 'finished', publishes: OrderSheetFinished },
    fail: { from: ['received', 'reading'], to: 'failed' },
  },
})

export const IMPORT_STATES = ['received', 'reading', 'finished', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
