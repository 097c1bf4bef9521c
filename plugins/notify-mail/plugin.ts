import { definePlugin } from '#app/platform/plugins/plugin'
import { MailNotifier } from './notifier.js'

export default definePlugin({
  kind: 'notify',
  key: 'notify-mail',
  title: 'plugins.notify-mail.title',
  capabilities: { channel: 'mail', freeText: true, attachments: true },
  config: {},
  create: () => new MailNotifier(),
})
