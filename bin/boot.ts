import { constants } from 'node:os'
import { Ignitor, prettyPrintError } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'

const APP_ROOT = new URL('../', import.meta.url)
const FORCED_EXIT_AFTER_MS = 8000

/** A server that is told to stop has done its duty; a command has been cut short. */
export type Purpose = 'server' | 'command'

/** Starts one process of the application. */
export async function boot(
  purpose: Purpose,
  start: (ignitor: Ignitor) => Promise<unknown>
): Promise<void> {
  const ignitor = new Ignitor(APP_ROOT, { importer: importFromRoot }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    endOnSignals(app, purpose)
  })

  try {
    await start(ignitor)
  } catch (error) {
    process.exitCode = 1
    await prettyPrintError(error)
    process.exit(1)
  }
}

/**
 * Always through `process.exit`, whose listeners release the embedded database. Terminating an
 * application that still boots would leave it half alive, so then the process ends at once. Under
 * `npm start` a lost channel means that the supervisor has died.
 */
function endOnSignals(app: ApplicationService, purpose: Purpose): void {
  const end = (signal: 'SIGINT' | 'SIGTERM') => {
    const exit = () => process.exit(purpose === 'server' ? 0 : 128 + constants.signals[signal])
    if (!app.isReady) exit()
    setTimeout(exit, FORCED_EXIT_AFTER_MS).unref()
    void app.terminate().finally(exit)
  }
  process.on('SIGINT', () => end('SIGINT'))
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('disconnect', () => end('SIGTERM'))
  process.channel?.unref() // listening must not keep a finished command alive
}

function importFromRoot(filePath: string) {
  const isRelative = filePath.startsWith('./') || filePath.startsWith('../')
  return import(isRelative ? new URL(filePath, APP_ROOT).href : filePath)
}
