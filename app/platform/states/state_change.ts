import { StateChangeSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'

/** One line of a row's history: who moved it, when, from where, to where and why. */
export default class StateChange extends StateChangeSchema {
  get reasonText(): string | null {
    if (this.reason === null) return null
    return open<{ reason: string }>('state_changes.reason', this.id, this.reason).reason
  }
}
