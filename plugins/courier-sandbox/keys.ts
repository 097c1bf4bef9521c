import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sandboxDirectory } from '#app/platform/plugins/sandbox'
import { secretFromFile } from '#app/platform/secret_file'

const HOME = sandboxDirectory('courier-sandbox')

/** Signs what we ask. Shared with the courier, as couriers do it. */
export function customerKey(directory = HOME): string {
  return secretFromFile(join(directory, 'customer.key'), newKey)
}

/** Signs what the courier answers and pushes: another one, so that nobody can turn a call around. */
export function courierKey(directory = HOME): string {
  return secretFromFile(join(directory, 'courier.key'), newKey)
}

function newKey(): string {
  return randomBytes(32).toString('base64url')
}
