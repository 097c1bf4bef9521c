import { spawn } from 'node:child_process'
import { projectRoot } from '#app/platform/database/settings'

export interface DayRun {
  code: number | null
  output: string
}

/** `node ace demo:day` with this state: beside the installation on the port, or with one of its own. */
export function playDay(options: {
  sheet: string
  dataDir: string
  port: number
  variables?: Record<string, string>
}): Promise<DayRun> {
  const child = spawn(
    process.execPath,
    ['ace.js', 'demo:day', '--sheet', options.sheet, '--json'],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        DATA_DIR: options.dataDir,
        HOST: '127.0.0.1',
        PORT: String(options.port),
        ...options.variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }
  )
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}
