import { configProvider } from '@adonisjs/core'
import { AppFactory } from '@adonisjs/core/factories/app'
import type { ContainerBindings } from '@adonisjs/core/types'
import { test } from '@japa/runner'
import { plainMessagesFirst } from '#app/platform/views/plain_messages'

const marked = configProvider.create(async () => () => ({
  name: 'marked',
  format: (message: string, locale: string, values?: object) =>
    `${locale}:${message}:${JSON.stringify(values)}`,
}))

test.group('Plain messages', () => {
  test('"{message}" is formatted only when it has places or quotes')
    .with([
      { message: 'Orders', formatted: 'Orders' },
      { message: '# 1 <b>', formatted: '# 1 <b>' },
      { message: '{count} orders', formatted: 'en:{count} orders:{"count":2}' },
      { message: "the order''s", formatted: 'en:the order\'\'s:{"count":2}' },
    ])
    .run(async ({ assert }, { message, formatted }) => {
      const app = new AppFactory<ContainerBindings>().create(new URL('./', import.meta.url))
      const make = await plainMessagesFirst(marked).resolver(app)
      const formatter = make({ defaultLocale: 'en', formatter: make, loaders: [] })
      assert.equal(formatter.format(message, 'en', { count: 2 }), formatted)
    })
})
