/** The worker: everything that happens outside a request. Any number of them may run. */
import 'reflect-metadata'
import { boot } from './boot.js'

await boot('server', async (ignitor) => {
  const app = ignitor.createApp('console')
  await app.init()
  await app.boot()
  await app.start(async () => {
    await import('#start/events')
    await import('#start/schedule')
    const { WorkerProcess } = await import('#app/platform/worker_process')
    const worker = new WorkerProcess()
    await worker.start()
    app.terminating(() => worker.stop())
  })
})
