import { existsSync, readFileSync } from 'node:fs'
import type { Cluster } from '#app/platform/database/embedded_postgres'
import { dataDirectory } from '#app/platform/database/settings'
import type { Address } from './checks.js'
import { demoLoginsPath } from './preparation.js'

interface DemoLogin {
  role: string
  name: string
  login: string
  password: string
}

const EVERY_ADDRESS = ['0.0.0.0', '::']
const THIS_MACHINE = ['127.0.0.1', '::1', 'localhost', ...EVERY_ADDRESS]

/** What a person who has just started the system needs to know. */
export function announcement(address: Address, cluster: Cluster | null): string {
  const host = THIS_MACHINE.includes(address.host) ? 'localhost' : address.host
  return [
    '',
    `Shuiyou is ready: http://${host}:${address.port}`,
    ...logins(),
    '',
    `State (database, keys, files, logs): ${dataDirectory()}`,
    ...(cluster?.isMoved
      ? [`The database's user cannot enter it; database: ${cluster.directory}`]
      : []),
    'Stop with Ctrl-C.',
    '',
  ].join('\n')
}

/** Where this machine itself reaches the server. */
export function localUrl({ host, port }: Address): string {
  const reachable = EVERY_ADDRESS.includes(host) ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function logins(): string[] {
  if (!existsSync(demoLoginsPath())) return []
  const people: DemoLogin[] = JSON.parse(readFileSync(demoLoginsPath(), 'utf8'))
  const rows = people.map(({ role, login, password }) => [role, login, password])
  const table = [['role', 'sign in as', 'password'], ...rows]
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return [
    '',
    ...table.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`),
  ]
}
