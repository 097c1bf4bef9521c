import { join } from 'node:path'
import { dataDirectory } from '#app/platform/database/settings'

export const DRAFTS = 'incoming'

export function filesDirectory(): string {
  return join(dataDirectory(), 'files')
}

/** Below the files directory. An id begins with its time: a folder takes the files of about a minute. */
export function pathOf(id: string): string {
  return join(id.slice(0, 6), id.slice(6, 8), id)
}

export function draftPathOf(id: string): string {
  return join(filesDirectory(), DRAFTS, id)
}
