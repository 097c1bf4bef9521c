import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { dataDirectory, projectRoot } from '#app/platform/database/settings'
import { reasonOf } from './boot_problem.js'

const KILL_AFTER_MS = 10_000
const LONGEST_LOG = 16 * 1024 * 1024

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** One program that we started, in a process group of its own: Ctrl-C in the terminal is ours alone. */
export class Child {
  readonly exited: Promise<Exit>
  private readonly process: ChildProcess
  private readonly logStart: number
  private isGone = false

  /** `args` follow `node`. The output goes to `logs/<name>.log` in DATA_DIR. */
  constructor(
    readonly name: string,
    args: string[]
  ) {
    const log = openLog(name)
    this.logStart = fstatSync(log).size
    this.process = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, DATA_DIR: dataDirectory() },
      detached: true,
      // The channel tells the child when we die, whatever way: then it ends too.
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    this.exited = new Promise((resolve) => {
      const leave = (code: number | null, signal: NodeJS.Signals | null) => {
        this.isGone = true
        resolve({ code, signal })
      }
      this.process.once('exit', leave).once('error', () => leave(127, null))
    })
  }

  /** TERM, and KILL for whatever is left of its group after ten seconds. */
  async stop(): Promise<void> {
    if (this.isGone) return
    this.signal('SIGTERM')
    const timer = setTimeout(() => this.signal('SIGKILL'), KILL_AFTER_MS)
    await this.exited
    clearTimeout(timer)
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isGone || this.process.pid === undefined) return
    try {
      process.kill(-this.process.pid, signal)
    } catch (error) {
      if (reasonOf(error) !== 'ESRCH') throw error
    }
  }

  /** The end of what it has written, without stacks and excerpts of code. */
  lastLines(): string {
    const log = readFileSync(logPath(this.name)).subarray(this.logStart).toString()
    const lines = stripVTControlCharacters(log).trim().split('\n')
    const isStack = (line: string) => /^\s*(⁃|(❯ )?\d+ ┃)/.test(line)
    return lines
      .filter((line) => line.trim() !== '' && !isStack(line))
      .slice(-12)
      .join('\n')
  }
}

export function logPath(name: string): string {
  return join(dataDirectory(), 'logs', `${name}.log`)
}

function openLog(name: string): number {
  const log = logPath(name)
  mkdirSync(join(log, '..'), { recursive: true, mode: 0o750 })
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LONGEST_LOG) renameSync(log, `${log}.1`)
  return openSync(log, 'a', 0o640)
}
