import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { notifierConformance, outgoingMessage } from '#tests/conformance/notifier'
import { LogNotifier } from '../notifier.js'
import plugin from '../plugin.js'

async function openSubject() {
  const folder = await mkdtemp(join(tmpdir(), 'notify-log-'))
  const path = join(folder, 'logs', 'sms.log')
  return {
    notifier: new LogNotifier(path),
    delivered: async () => {
      const file = await readFile(path, 'utf8')
      const lines = file.trim().split('\n')
      return lines.map((line) => ({ ...JSON.parse(line), text: '', attachments: [] }))
    },
    close: () => rm(folder, { recursive: true }),
    path,
  }
}

notifierConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  moods: ['friendly'],
  open: openSubject,
})

test('the file holds no whole number and no text', async ({ assert, cleanup }) => {
  const subject = await openSubject()
  cleanup(() => subject.close())
  const message = outgoingMessage(plugin.capabilities)
  await subject.notifier.send(message)
  const file = await readFile(subject.path, 'utf8')
  assert.notInclude(file, message.to)
  assert.notInclude(file, message.text)
  assert.include(file, '138****5678')
})
