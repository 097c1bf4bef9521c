import { join } from 'node:path'
import { dataDirectory } from '#app/platform/database/settings'
import { definePlugin } from '#app/platform/plugins/plugin'
import { LogNotifier } from './notifier.js'

export default definePlugin({
  kind: 'notify',
  key: 'notify-log',
  title: 'plugins.notify-log.title',
  capabilities: { channel: 'sms', freeText: true, attachments: false },
  config: {},
  create: () => new LogNotifier(join(dataDirectory(), 'logs', 'sms.log')),
})
