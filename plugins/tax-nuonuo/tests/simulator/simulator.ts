import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Account } from './account.js'
import { type Application, Gate } from './gate.js'
import { OrderBook } from './order_book.js'
import type { Fields } from './fields.js'
import { RedBook } from './red_book.js'
import { Services } from './services.js'

const SERVICE_PATH = '/open/v1/services'

/** The service as its papers describe it, on a loopback port. Nothing in this folder knows the plugin. */
export class Simulator {
  readonly gate: Gate
  readonly #directory: string
  readonly account = new Account()
  readonly #server: Server
  #address = ''
  book: OrderBook
  services: Services
  /** Method names of the calls that passed the gate, in their order. */
  calls: string[] = []
  /** How long every answer takes. */
  delayMs = 0
  /** What stands behind the link to a document. */
  documentOf: (path: string) => string | Buffer = (path) => {
    const heads: Record<string, string> = {
      pdf: '%PDF-1.7 ',
      ofd: 'PK\u0003\u0004 ',
      xml: '<?xml ?>',
    }
    return `${heads[path.slice(-3)]}document ${path}`
  }
  /** Answers of another kind, for so many calls. */
  garbage = 0
  serverErrors = 0

  constructor(directory: string, application: Application) {
    this.gate = new Gate(application)
    this.#directory = directory
    this.book = this.#openBook()
    this.services = this.#openServices('')
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  async listen(): Promise<{ url: string; tokenUrl: string }> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    this.#address = `http://127.0.0.1:${port}`
    this.reload()
    return { url: this.#address + SERVICE_PATH, tokenUrl: `${this.#address}/accessToken` }
  }

  /** Where the links to documents lead. */
  set documentsAt(address: string) {
    this.services.documentsAt = address
  }

  /** As after a crash: what is on the disk is all that is left. */
  reload(): void {
    this.book = this.#openBook()
    this.services = this.#openServices(this.#address)
  }

  #openBook(): OrderBook {
    return new OrderBook(join(this.#directory, 'orders.json'))
  }

  #openServices(address: string): Services {
    const forms = new RedBook(join(this.#directory, 'forms.json'))
    return new Services(this.book, forms, this.account, address)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.#address)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    if (this.delayMs > 0) await setTimeout(this.delayMs)

    if (pathname === '/accessToken')
      return say(response, this.gate.token(new URLSearchParams(body)))
    if (pathname.startsWith('/documents/')) return void response.end(this.documentOf(pathname))
    if (pathname !== SERVICE_PATH) return void response.writeHead(404).end()
    const { headers } = request
    const code = this.gate.objectionTo({ path: pathname, query, headers, body })
    if (code !== null) return say(response, { code, describe: 'turned away' })
    this.#serve(String(headers.method), JSON.parse(body), String(headers.usertax), response)
  }

  #serve(method: string, content: Fields, userTax: string, response: ServerResponse): void {
    this.calls.push(method.split('.').at(-1) ?? '')
    const answer = this.services.answer(method, content, userTax)
    if (answer === 'never') return
    if (this.garbage > 0 && this.garbage--) return void response.end('<html>busy</html>')
    if (this.serverErrors > 0 && this.serverErrors--) return void response.writeHead(502).end('{}')
    say(response, answer)
  }
}

function say(response: ServerResponse, content: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content))
}
