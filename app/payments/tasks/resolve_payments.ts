import type { Task } from '#app/platform/queue/tasks'
import { ResolveDue } from '#app/payments/actions/resolve_due'

export default class ResolvePayments implements Task<object> {
  static id = 'payments.resolve'

  async handle(): Promise<void> {
    await new ResolveDue().handle()
  }
}
