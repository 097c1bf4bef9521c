import type { Outcome } from '#app/platform/http/outcome'
import { plugins, PluginUnavailable } from '#app/platform/plugins/registry'
import type { Heard } from '#app/sellers/channel_status'
import type Seller from '#app/sellers/models/seller'

export interface ChannelAnswer extends Heard {
  state: Seller['channelState']
}

const SILENT: ChannelAnswer = { state: 'unreachable', quota: null, session: null }

/** Asks the tax side for a seller's sign-in and quota, as far as the channel can tell. */
export async function askChannel({ taxChannel, taxpayerId }: Seller): Promise<ChannelAnswer> {
  const capabilities = plugins.find('tax', taxChannel)?.capabilities
  if (!capabilities) return SILENT
  try {
    const channel = plugins.use('tax', taxChannel)
    const session = capabilities.session ? await channel.session(taxpayerId) : null
    const quota = capabilities.quota ? await channel.quota(taxpayerId) : null
    return {
      state: stateFrom(session, quota),
      session: session?.status === 'succeeded' ? session.value : null,
      quota:
        quota?.status === 'succeeded'
          ? { leftFen: quota.value.remainingFen, asOf: quota.value.asOf }
          : null,
    }
  } catch (error) {
    if (error instanceof PluginUnavailable) return SILENT
    throw error
  }
}

function stateFrom(
  session: Outcome<{ state: 'signed_in' | 'login_needed' }> | null,
  quota: Outcome<unknown> | null
): Seller['channelState'] {
  if (session?.status === 'succeeded' && session.value.state === 'login_needed')
    return 'login_needed'
  const answers = [session, quota].flatMap((answer) => answer ?? [])
  if (answers.some(({ status }) => status === 'declined')) return 'login_needed'
  return answers.some(({ status }) => status !== 'succeeded') ? 'unreachable' : 'connected'
}
