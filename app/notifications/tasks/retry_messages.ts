import { RetryMessages } from '#app/notifications/actions/retry_messages'
import type { Task } from '#app/platform/queue/tasks'

export default class RetryMessagesTask implements Task<object> {
  static id = 'notifications.retry'

  async handle(): Promise<void> {
    await new RetryMessages().handle()
  }
}
