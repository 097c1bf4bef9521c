import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Debian's own Chromium: no download, no talk with its maker, and it may run as root. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function chromiumPath(): string {
  const path = [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((file) => existsSync(file))
  if (!path) throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM_PATH')
  return path
}

export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ ...options, executablePath: chromiumPath(), args: QUIET })
}
