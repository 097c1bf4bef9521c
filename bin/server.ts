/** The web server: HTTP pages, webhooks, health. */
import 'reflect-metadata'
import { boot } from './boot.js'

await boot('server', (ignitor) => ignitor.httpServer().start())
