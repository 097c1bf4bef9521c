/*
 * `node ace …`: on a Node older than 24 it starts itself again with the project's own Node.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24
const projectNode = fileURLToPath(new URL('node_modules/.bin/node', import.meta.url))

if (Number.parseInt(process.versions.node) < OLDEST_NODE) {
  if (!existsSync(projectNode)) {
    console.error('Node 24 is missing: run "npm start" (or "npm ci --ignore-scripts") once.')
    process.exit(1)
  }
  const child = spawn(projectNode, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 1)
  })
} else {
  await import('./bin/typescript.js')
  await import('./bin/console.js')
}
