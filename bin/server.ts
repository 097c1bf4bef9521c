/** The web server: HTTP pages, webhooks, health. */
import 'reflect-metadata'
import { boot } from './boot.js'

await boot((ignitor) => ignitor.httpServer().start())
