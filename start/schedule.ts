/*
 * The tasks of the worker: what runs by the clock, and what runs on demand. The one page.
 */
import { daily } from '#app/platform/queue/scheduler'
import { onDemand } from '#app/platform/queue/tasks'

onDemand(() => import('#app/platform/outbox/deliver_message'))

daily('03:20', 'maintenance', () => import('#app/platform/outbox/prune_outbox'))
