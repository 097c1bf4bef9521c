import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { maskPhone } from '#app/customers/phone'
import { Notifier, type OutgoingMessage } from '#app/notifications/notifier'
import type { Outcome } from '#app/platform/http/outcome'

/** Writes text messages to a file instead of sending them, with the number masked. */
export class LogNotifier extends Notifier {
  readonly key = 'notify-log'

  constructor(private readonly path: string) {
    super()
  }

  async send({ messageId, to, template }: OutgoingMessage): Promise<Outcome<null>> {
    await mkdir(dirname(this.path), { recursive: true })
    const line = JSON.stringify({ messageId, to: maskPhone(to), template })
    await appendFile(this.path, `${line}\n`, { mode: 0o600 })
    return { status: 'succeeded', value: null, reference: messageId }
  }
}
