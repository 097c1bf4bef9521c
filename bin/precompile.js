/*
 * Compiles everything that runs into the kept copies (typescript.js), so that the first start needs
 * neither the time nor the memory for it.
 */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compiled } from './typescript.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const sources = '{adonisrc,{app,bin,config,database,plugins,start}/**/*}.ts'
for (const file of globSync(sources, { cwd: root })) {
  if (!file.includes('/tests/') && !file.endsWith('.d.ts')) compiled(`${root}${file}`)
}
