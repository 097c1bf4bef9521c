import { defineStates, type StateOf } from '#app/platform/states/machine'

export const batchStates = defineStates({
  subject: 'invoice_batch',
  table: 'invoice_batches',
  initial: ['running'],
  final: [],
  verbs: {
    pause: { from: ['running'], to: 'paused' },
    go_on: { from: ['paused'], to: 'running' },
    finish: { from: ['running'], to: 'done' },
    retry: { from: ['done'], to: 'running' },
  },
})

export type BatchState = StateOf<typeof batchStates>

export const BATCH_STATES = ['running', 'paused', 'done'] as const satisfies readonly BatchState[]
