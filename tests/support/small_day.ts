import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { placeCluster } from '#app/platform/database/cluster_place'
import { freePort } from '#tests/support/environment'
import { makeHouseFolder, startInstallation } from '#tests/support/installation'
import { type PlayedDay, playSmallDay } from '#tests/support/played_day'

export interface SmallDay {
  url: string
  dataDir: string
  /** Addresses that no page links to. */
  addresses: Record<string, string>
  stop: () => Promise<void>
}

/** By the orders behind them. */
const played = new Map<number, Promise<PlayedDay>>()

/**
 * An installation in the middle of a day. The day is played once in this process; everybody who asks gets
 * a copy of what it came to, in a house of their own.
 * `behind`: so many orders of the last two years lie below those of the day.
 */
export async function startSmallDay({ behind = 0 } = {}): Promise<SmallDay> {
  const { dataDir: original, addresses } = await playedOnce(behind)
  const folder = makeHouseFolder()
  const dataDir = join(folder, 'state')
  copyState(original, dataDir)
  const installation = startInstallation({ dataDir, port: await freePort() })
  await installation.ready()
  return {
    url: installation.url,
    dataDir,
    addresses,
    stop: async () => {
      await installation.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What has failed is tried again by the next who asks. */
function playedOnce(behind: number): Promise<PlayedDay> {
  const day = played.get(behind) ?? playSmallDay(behind)
  played.set(behind, day)
  day.catch(() => played.delete(behind))
  return day
}

/** With owners and rights, which PostgreSQL looks at; its cluster may lie elsewhere. */
function copyState(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
  const cluster = placeCluster(join(from, 'postgres'))
  if (!cluster.isMoved) return
  rmSync(join(to, 'postgres'), { recursive: true })
  const own = placeCluster(join(to, 'postgres'))
  execFileSync('cp', ['-a', `${cluster.directory}/.`, own.directory])
}
