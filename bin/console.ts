/** The command line: `node ace …`. */
import 'reflect-metadata'
import { boot } from './boot.js'

const args = process.argv.slice(2)

// Only the owner role may change the schema, so commands that do so use its connection.
const changesSchema = /^(migration:|schema:|db:wipe)/.test(args[0] ?? '')
const namesConnection = args.some((arg) => arg.startsWith('--connection') || arg.startsWith('-c'))
if (changesSchema && !namesConnection) args.push('--connection=owner')

await boot('command', (ignitor) => ignitor.ace().handle(args))
