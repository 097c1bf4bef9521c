/** The worker: everything that happens outside a request. Any number of them may run. */
import 'reflect-metadata'
import { Heartbeat } from '#app/platform/queue/heartbeat'
import { boot } from './boot.js'

await boot('server', async (ignitor) => {
  const app = ignitor.createApp('console')
  await app.init()
  await app.boot()
  const heartbeat = new Heartbeat()
  app.terminating(() => heartbeat.stop())
  await app.start(() => heartbeat.start())
})
