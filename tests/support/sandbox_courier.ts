import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sandboxDirectory } from '#app/platform/plugins/sandbox'

/** Waits until the pretended courier has told all its scans, at most twenty seconds. */
export async function scansDelivered(): Promise<void> {
  const store = sandboxStore()
  const open = store.prepare('select count(*) as count from tellings where is_done = 0')
  for (let tries = 0; tries < 800; tries++) {
    if (open.get()?.count === 0) return store.close()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the courier still has scans to tell')
}

function sandboxStore(): DatabaseSync {
  const file = join(sandboxDirectory('courier-sandbox'), 'store.sqlite')
  return new DatabaseSync(file, { readOnly: true })
}
