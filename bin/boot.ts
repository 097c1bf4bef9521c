import { Ignitor, prettyPrintError } from '@adonisjs/core'

const APP_ROOT = new URL('../', import.meta.url)
const FORCED_EXIT_AFTER_MS = 5000

/**
 * Starts one process of the application.
 * A SIGTERM that arrives while the application boots would otherwise be lost and leave a process
 * that ignores every later one, so the forced exit is armed before anything else.
 */
export async function boot(start: (ignitor: Ignitor) => Promise<unknown>): Promise<void> {
  process.on('SIGTERM', () => setTimeout(() => process.exit(0), FORCED_EXIT_AFTER_MS).unref())

  const ignitor = new Ignitor(APP_ROOT, { importer: importFromRoot }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.listen('SIGTERM', () => app.terminate())
    app.listenIf(app.managedByPm2, 'SIGINT', () => app.terminate())
  })

  try {
    await start(ignitor)
  } catch (error) {
    process.exitCode = 1
    await prettyPrintError(error)
    process.exit(1)
  }
}

function importFromRoot(filePath: string) {
  const isRelative = filePath.startsWith('./') || filePath.startsWith('../')
  return import(isRelative ? new URL(filePath, APP_ROOT).href : filePath)
}
