import { createServer } from 'node:net'

/** What the asked suites need. */
export interface Needs {
  /** The application, and with it the database. */
  app: boolean
  browser: boolean
}

const WITH_BROWSER = ['browser', 'journeys']
const SUITES = ['unit', 'house', 'functional', 'conformance', 'faults', ...WITH_BROWSER]

/** Mail goes there from PORT (config/mail.ts); both stay below the ports that connections take. */
const MAIL_OFFSET = 20_000
const [FIRST_PORT, LAST_PORT] = [10_000, 12_700]

/** Sets the variables of a test process, before anything reads them. What is set already stays. */
export async function prepareEnvironment(args: string[]): Promise<Needs> {
  const asked = args.filter((arg) => SUITES.includes(arg))
  const suites = asked.length > 0 ? asked : SUITES
  const needs = {
    app: suites.some((suite) => suite !== 'unit'),
    browser: suites.some((suite) => WITH_BROWSER.includes(suite)),
  }
  process.env.NODE_ENV = 'test'
  process.env.HOST ??= '127.0.0.1'
  process.env.PORT ??= String(await freePort())
  process.env.DATA_DIR ??= 'tmp/test-data'
  process.env.PG_FAST ??= '1'
  process.env.PAYMENT_SANDBOX_TIMEOUT_MS ??= '2500'
  return needs
}

/** A port that nobody listens at, and whose mail port is free, too. */
export async function freePort(): Promise<number> {
  const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT))
  const isUsable = (await isFree(port)) && (await isFree(port + MAIL_OFFSET))
  return isUsable ? port : freePort()
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
