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
    const { Sealing } = await import('#app/audit/sealing')
    const worker = new WorkerProcess()
    const sealing = new Sealing()
    await worker.start()
    sealing.start()
    app.terminating(async () => {
      await Promise.all([worker.stop(), sealing.stop()])
    })
  })
})
