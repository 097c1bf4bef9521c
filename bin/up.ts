/** `npm start`: database, web server and worker, from one command. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#app/platform/database/settings'
import { Supervisor } from '#app/platform/supervisor/supervisor'

const variables = join(projectRoot, '.env')
if (existsSync(variables)) process.loadEnvFile(variables)

process.exit(await new Supervisor((line) => console.log(line)).run())
