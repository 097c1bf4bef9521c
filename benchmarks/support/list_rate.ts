import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Visitor } from '#app/demo/visitor'
import { projectRoot } from '#app/platform/database/settings'
import { freePort } from '#tests/support/environment'
import type { House } from './house.js'
import { allWithin } from './timings.js'

const LIST = '/desk/orders'
const CALLERS = 4
const WARM_UP = 40
const TURNS = 5

/**
 * How many lists of orders a server answers per second; and the same server when its rows are constant. In
 * turns, so that whatever else the machine does weighs on both.
 */
export async function compareWithConstant(house: House, requests: number) {
  const { login, password } = house.login('clerk')
  const asker = async (url: string) => {
    const visitor = new Visitor(url)
    await visitor.signIn(login, password)
    const ask = async () => {
      const { status } = await visitor.get(LIST)
      if (status !== 200) throw new Error(`${LIST} answered ${status}`)
    }
    const secondsFor = (times: number) => allWithin(CALLERS, Array<typeof ask>(times).fill(ask))
    await secondsFor(WARM_UP)
    return secondsFor
  }
  return withConstantServer(async (url) => {
    const listed = await asker(`http://127.0.0.1:${process.env.PORT}`)
    const constant = await asker(url)
    const perTurn = Math.ceil(requests / TURNS)
    const seconds = { listed: 0, constant: 0 }
    for (let turn = 0; turn < TURNS; turn++) {
      seconds.listed += await listed(perTurn)
      seconds.constant += await constant(perTurn)
    }
    const asked = perTurn * TURNS
    return { listed: asked / seconds.listed, constant: asked / seconds.constant }
  })
}

async function withConstantServer<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const script = 'benchmarks/support/constant_list_server.ts'
  const child = spawn(process.execPath, ['--import=./bin/typescript.js', script], {
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port) },
    stdio: 'inherit',
  })
  const gone = once(child, 'exit')
  try {
    while (!(await isLive(url))) {
      if (child.exitCode !== null) throw new Error('the server of constant rows did not start')
      await pause(200)
    }
    return await work(url)
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}

async function isLive(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/health/live`)
    return ok
  } catch {
    return false
  }
}
