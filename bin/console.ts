/** The command line: `node ace …`. */
import 'reflect-metadata'
import { boot } from './boot.js'

await boot((ignitor) => ignitor.ace().handle(process.argv.splice(2)))
