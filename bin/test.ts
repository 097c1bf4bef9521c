/** Runs Japa: `node --import=./bin/typescript.js bin/test.ts [SUITE…] [--files=… --tests=…]`. */
import 'reflect-metadata'
import { configure, processCLIArgs, run } from '@japa/runner'
import { prepareEnvironment } from '#tests/support/environment'
import rcFile from '../adonisrc.js'
import { boot } from './boot.js'

const args = process.argv.slice(2)
const needs = await prepareEnvironment(args)

if (needs.app) {
  await boot('command', async (ignitor) => {
    await ignitor
      .testRunner()
      .configure(async (app) => {
        const { configWithApp } = await import('#tests/bootstrap')
        const config = configWithApp(app, needs)
        processCLIArgs(args)
        configure({
          ...app.rcFile.tests,
          ...config,
          teardown: [...config.teardown, () => app.terminate()],
        })
      })
      .run(() => run())
  })
} else {
  const { configWithoutApp } = await import('#tests/support/plain_config')
  processCLIArgs(args)
  configure({ ...configWithoutApp(), suites: rcFile.tests?.suites ?? [] })
  await run()
}
