import { join } from 'node:path'
import { sandboxDirectory } from '#app/platform/plugins/sandbox'
import { secretFromFile } from '#app/platform/secret_file'

const HOME = sandboxDirectory('tax-sandbox')

/** Signs what we ask. */
export function callerKey(directory = HOME): string {
  return secretFromFile(join(directory, 'caller.key'))
}

/** Signs what the tax side answers. */
export function bureauKey(directory = HOME): string {
  return secretFromFile(join(directory, 'bureau.key'))
}
