/** Queues by purpose: a slow tax channel must not hold up payments. */
export const QUEUE_NAMES = [
  'money',
  'tax',
  'courier',
  'mail',
  'import',
  'documents',
  'maintenance',
] as const

export type QueueName = (typeof QUEUE_NAMES)[number]
