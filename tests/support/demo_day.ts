import { spawn } from 'node:child_process'
import { projectRoot } from '#app/platform/database/settings'

export interface DayRun {
  code: number | null
  output: string
}

interface DemoHouse {
  dataDir: string
  port: number
  variables?: Record<string, string>
}

/** `node ace demo:day` with this state: beside the installation on the port, or with one of its own. */
export function playDay({ sheet, ...house }: DemoHouse & { sheet: string }): Promise<DayRun> {
  return runAce(['demo:day', '--sheet', sheet, '--json'], house)
}

/** `node ace …` with the state of a house. */
export function runAce(command: string[], house: DemoHouse): Promise<DayRun> {
  const child = spawn(process.execPath, ['ace.js', ...command], {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: house.dataDir,
      HOST: '127.0.0.1',
      PORT: String(house.port),
      ...house.variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}
