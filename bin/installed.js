/*
 * Exit code 0 when node_modules holds what package-lock.json asks for, with `--dev` the development
 * dependencies too. Runs on any Node from 18 on, because it decides whether Node 24 is there.
 */
import { existsSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8')).packages
const installedList = new URL('node_modules/.package-lock.json', root)

if (!existsSync(installedList)) process.exit(1)
const wanted = read('package-lock.json')
const installed = read('node_modules/.package-lock.json')
const withDev = process.argv.includes('--dev')

const isMissing = ([path, { version, dev, optional, devOptional }]) =>
  path !== '' &&
  !optional &&
  !devOptional &&
  (withDev || !dev) &&
  installed[path]?.version !== version

process.exit(Object.entries(wanted).some(isMissing) ? 1 : 0)
