import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '#app/platform/database/settings'

const LAST_LINES = 15

export interface Installation {
  /** Of the supervisor. */
  pid: number
  url: string
  /** What it has printed so far. */
  output: () => string
  /** The same with the ends of its logs, for whoever asks why a test has failed. */
  account: () => string
  /** Until `/health/ready` says so; fails when the supervisor ends before. */
  ready: () => Promise<void>
  kill: (signal: NodeJS.Signals) => void
  /** Its exit code, null when a signal ended it. */
  exited: Promise<number | null>
  stop: () => Promise<number | null>
}

export interface InstallationOptions {
  dataDir: string
  port: number
  variables?: Record<string, string>
}

/** For the state of an installation, below which the user of its database may enter. */
export function makeHouseFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'house-'))
  chmodSync(folder, 0o755)
  return folder
}

/** `npm start` as another person would run it, with a state of its own. */
export function startInstallation(options: InstallationOptions): Installation {
  const { DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL, ...inherited } = process.env
  const child = spawn('sh', ['bin/start'], {
    cwd: projectRoot,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      PG_FAST: '1',
      DATA_DIR: options.dataDir,
      HOST: '127.0.0.1',
      PORT: String(options.port),
      ...options.variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${options.port}`
  const output = () => chunks.join('')
  const account = () => [output(), ...endsOfLogs(options.dataDir)].join('\n')
  return {
    pid: child.pid ?? 0,
    url,
    output,
    account,
    ready: () => untilReady(url, exited, account),
    kill: (signal) => child.kill(signal),
    exited,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** `health/ready` at this moment: true, false, or null when nothing answers. */
export async function isReady(url: string): Promise<boolean | null> {
  const answer = await fetch(`${url}/health/ready`).catch(() => null)
  return answer?.ok ?? null
}

async function untilReady(
  url: string,
  exited: Promise<number | null>,
  account: () => string
): Promise<void> {
  let hasExited = false
  void exited.then(() => (hasExited = true))
  while ((await isReady(url)) !== true) {
    if (hasExited) throw new Error(`it ended before it was ready:\n${account()}`)
    await pause(50)
  }
}

function endsOfLogs(dataDir: string): string[] {
  const folder = join(dataDir, 'logs')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const files = [...names.map((name) => join('logs', name)), 'postgres/postgres.log']
  return files
    .filter((file) => existsSync(join(dataDir, file)))
    .map((file) => {
      const lines = readFileSync(join(dataDir, file), 'utf8').trimEnd().split('\n')
      return [`--- ${file}`, ...lines.slice(-LAST_LINES)].join('\n')
    })
}
