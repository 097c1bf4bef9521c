import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from '@japa/runner'
import { projectRoot } from '#app/platform/database/settings'

const OLDEST_NODE = 24

/** A Node on this machine that cannot run the application itself. */
function findOldNode(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = [...folders, '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, 'node'))
  const versionOf = (node: string) =>
    Number.parseInt(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.slice(1))
  return found.find((node) => existsSync(node) && versionOf(node) < OLDEST_NODE) ?? null
}

const oldNode = findOldNode()

test.group('node ace under an old Node', (group) => {
  group.each.skip(oldNode === null, 'no Node older than 24 on this machine')

  /** A command that runs what it reads: nothing else shows all three streams. */
  function startRepl() {
    return spawn(oldNode ?? '', ['ace.js', 'repl'], { cwd: projectRoot })
  }

  test('passes the standard input on, and the exit code back', async ({ assert }) => {
    const repl = startRepl()
    repl.stdin.end('console.log(process.versions.node); process.exit(7)\n')
    let output = ''
    repl.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const [code] = await once(repl, 'close')

    assert.equal(code, 7)
    assert.match(output, /24\.\d+\.\d+/)
  })

  test('an unknown command fails', ({ assert }) => {
    const run = spawnSync(oldNode ?? '', ['ace.js', 'no:such'], { cwd: projectRoot })

    assert.equal(run.status, 1)
  })

  test('passes signals on and leaves no process behind', async ({ assert }) => {
    const repl = startRepl()
    repl.stdin.write('console.log("pid", process.pid)\n')
    let output = ''
    const pid = await new Promise<number>((resolve) => {
      repl.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const found = /^.*pid (\d+)/m.exec(output)
        if (found) resolve(Number(found[1]))
      })
    })
    repl.kill('SIGTERM')
    const [code] = await once(repl, 'close')

    assert.equal(code, 128 + 15)
    assert.throws(() => process.kill(pid, 0), /ESRCH/)
  })
})
