import { createServer } from 'node:http'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { plugins } from '#app/platform/plugins/registry'

export default class SandboxServe extends BaseCommand {
  static commandName = 'sandbox:serve'
  static description = 'Run the pretended provider of a sandbox plugin in a process of its own'
  static options = { startApp: true, staysAlive: true }

  @args.string({ description: 'Key of the plugin: tax-sandbox' })
  declare key: string

  @flags.number({ description: 'Port on the loopback address', default: 3390 })
  declare port: number

  async run(): Promise<void> {
    const address = `http://127.0.0.1:${this.port}`
    plugins.hostedAt({ appUrl: address, loopbackUrl: address })
    const provider = plugins.sandbox(this.key)
    if (provider === null) {
      this.logger.error(`no sandbox provider is called ${this.key}`)
      this.exitCode = 1
      return this.terminate()
    }
    const prefix = `/sandbox/${this.key}`
    const server = createServer((request, response) => {
      if (!request.url?.startsWith(`${prefix}/`)) return response.writeHead(404).end()
      request.url = request.url.slice(prefix.length)
      void provider.handle(request, response)
    })
    server.listen(this.port, '127.0.0.1', () => this.logger.info(`${address}${prefix}`))
    this.app.terminating(() => void server.close())
  }
}
