import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { test } from '@japa/runner'
import { freePort } from '#tests/support/environment'
import {
  type Installation,
  isReady,
  makeHouseFolder,
  startInstallation,
} from '#tests/support/installation'
import { killProgram, processesOf } from '#tests/support/processes'
import { until } from '#tests/support/until'

test.group('A start that cannot succeed ends with one line and exit code 1', (group) => {
  let folder = ''
  group.each.setup(() => {
    folder = makeHouseFolder()
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('taken port', async ({ assert }) => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const installation = startInstallation({ dataDir: folder, port })
    const code = await installation.exited
    other.close()

    assert.equal(code, 1)
    assert.match(installation.output(), new RegExp(`^Port ${port} is taken: [^\n]+\n$`))
  })

  const unusable: { title: string; variables: Record<string, string>; line: RegExp }[] = [
    { title: 'PORT that is no number', variables: { PORT: 'web' }, line: /^PORT is "web"/ },
    {
      title: 'HOST of another machine',
      variables: { HOST: '192.0.2.1' },
      line: /^HOST 192\.0\.2\.1/,
    },
    {
      title: 'DATA_DIR that cannot be made',
      variables: { DATA_DIR: '/etc/passwd/shuiyou' },
      line: /^DATA_DIR \/etc\/passwd\/shuiyou cannot be written \(ENOTDIR\)\.\n$/,
    },
    {
      title: 'DATA_DIR below /proc',
      variables: { DATA_DIR: '/proc/shuiyou' },
      line: /^DATA_DIR \/proc\/shuiyou cannot be written \(ENOENT\)\.\n$/,
    },
    {
      title: 'DATABASE_URL where nothing listens',
      variables: { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/orders' },
      line: /^DATABASE_URL: cannot open database orders at 127\.0\.0\.1:1 \(nothing listens there\)\.\n$/,
    },
    {
      title: 'DATABASE_URL that is none',
      variables: { DATABASE_URL: 'mysql://someone:secret@127.0.0.1/orders' },
      line: /^DATABASE_URL must start with postgres:/,
    },
    {
      title: 'REDIS_URL where nothing listens',
      variables: { REDIS_URL: 'redis://127.0.0.1:1' },
      line: /^REDIS_URL: nothing answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)\.\n$/,
    },
  ]
  for (const { title, variables, line } of unusable) {
    test(title, async ({ assert }) => {
      const port = await freePort()
      const installation = startInstallation({ dataDir: folder, port, variables })

      assert.equal(await installation.exited, 1)
      assert.match(installation.output(), line)
      assert.lengthOf(installation.output().trim().split('\n'), 1)
      assert.notInclude(installation.output(), 'secret')
    })
  }
})

test.group('A boot that is told to stop', (group) => {
  let folder = ''
  group.each.setup(() => {
    folder = makeHouseFolder()
    return () => rmSync(folder, { recursive: true, force: true })
  })

  for (const moment of ['Starting the database', 'Preparing the database', 'Starting the web']) {
    test(`leaves nothing running at "${moment}"`, async ({ assert }) => {
      const installation = startInstallation({ dataDir: folder, port: await freePort() })
      await until(() => installation.output().includes(moment))
      const code = await installation.stop()

      assert.equal(code, 0)
      assert.deepEqual(processesOf(folder), [])
    })
  }
})

test.group('A boot whose database dies', (group) => {
  let folder = ''
  group.each.setup(() => {
    folder = makeHouseFolder()
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('starts it again and comes to its end', async ({ assert }) => {
    const installation = startInstallation({ dataDir: folder, port: await freePort() })
    const runs = (program: string) =>
      processesOf(folder).some(({ command }) => command.includes(program))
    await until(() => ['bin/server', 'bin/worker'].every(runs))
    // The last moment of the boot: everything comes up, and the supervisor does not see it yet.
    installation.kill('SIGSTOP')
    await installation.ready()
    assert.isTrue(killProgram(folder, 'bin/postgres -D'))
    await until(async () => (await isReady(installation.url)) === false)
    installation.kill('SIGCONT')
    await installation.ready()
    await until(() => installation.output().includes('is ready'))

    assert.equal(await installation.stop(), 0)
  })
})

test.group('A running installation', (group) => {
  let folder = ''
  let installation: Installation
  group.setup(async () => {
    folder = makeHouseFolder()
    installation = startInstallation({ dataDir: folder, port: await freePort() })
    await installation.ready()
    return async () => {
      await installation.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  group.each.setup(() => (hasFailed: boolean) => {
    if (hasFailed) throw new Error(`the installation said:\n${installation.account()}`)
  })

  const parts = [
    { name: 'worker', program: 'bin/worker.ts', meanwhile: false },
    { name: 'web server', program: 'bin/server.ts', meanwhile: null },
    { name: 'database', program: 'bin/postgres -D', meanwhile: false },
  ]
  for (const { name, program, meanwhile } of parts) {
    test(`starts a ${name} again that was killed, and is not ready meanwhile`, async ({
      assert,
    }) => {
      assert.isTrue(killProgram(folder, program))
      await untilReadiness(meanwhile)
      await untilReadiness(true)
    })
  }

  /** Fails at once when the supervisor has gone. */
  async function untilReadiness(wanted: boolean | null): Promise<void> {
    let hasGone = false
    void installation.exited.then(() => (hasGone = true))
    await until(async () => {
      if (hasGone) throw new Error('the supervisor has gone')
      return (await isReady(installation.url)) === wanted
    })
  }

  test('stops everything when it is killed itself', async ({ assert }) => {
    assert.isNotEmpty(processesOf(folder).filter(({ command }) => command.includes('bin/server')))
    installation.kill('SIGKILL')
    await until(() => processesOf(folder).length === 0)
  })
})
