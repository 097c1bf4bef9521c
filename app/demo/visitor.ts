import { randomUUID } from 'node:crypto'
import { DayProblem } from '#app/demo/day_problem'

export interface Page {
  status: number
  /** Path of the page that was shown in the end. */
  path: string
  text: string
}

type Fields = Record<string, string | string[]>

/**
 * Somebody at a browser: keeps cookies, sends the form token along and follows redirects. Does what
 * a person could do by clicking, and nothing else.
 */
export class Visitor {
  readonly #cookies = new Map<string, string>()

  constructor(private readonly base: string) {}

  get(path: string): Promise<Page> {
    return this.#visit('GET', path)
  }

  /** Sends a form. Its one-time token is made here, as the page's own field would bring it. */
  post(path: string, fields: Fields = {}): Promise<Page> {
    const form = new URLSearchParams({ _token_once: randomUUID() })
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) form.append(name, one)
    }
    return this.#visit('POST', path, form)
  }

  upload(path: string, field: string, file: File): Promise<Page> {
    const form = new FormData()
    form.append('_token_once', randomUUID())
    form.append(field, file)
    return this.#visit('POST', path, form)
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.get('/login')
    const page = await this.post('/login', { login, password })
    if (page.path.startsWith('/login')) throw new DayProblem(`${login} could not sign in`)
  }

  async #visit(
    method: 'GET' | 'POST',
    path: string,
    body?: URLSearchParams | FormData
  ): Promise<Page> {
    const response = await this.#send(method, path, body)
    this.#keepCookies(response)
    const location = response.headers.get('location')
    if (location) {
      await response.body?.cancel()
      return this.#visit('GET', new URL(location, this.base).href)
    }
    const text = await response.text()
    if (response.status >= 400) throw refusal(method, path, response.status, text)
    return { status: response.status, path: new URL(response.url).pathname, text }
  }

  async #send(method: string, path: string, body?: URLSearchParams | FormData): Promise<Response> {
    const url = new URL(path, this.base)
    try {
      return await fetch(url, { method, body, redirect: 'manual', headers: this.#headers() })
    } catch (error) {
      throw new DayProblem(`the house at ${url.origin} does not answer`, { cause: error })
    }
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const token = this.#cookies.get('XSRF-TOKEN')
    return {
      accept: 'text/html',
      ...(cookie && { cookie }),
      ...(token && { 'x-xsrf-token': decodeURIComponent(token) }),
    }
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

/** The first words of the page's error summary say more than a number. */
function refusal(method: string, path: string, status: number, text: string): DayProblem {
  const alert = /role="alert"[^>]*>([\s\S]{0,600}?)<\/(?:div|ul|section)>/.exec(text)?.[1] ?? ''
  const words = alert.replaceAll(/<[^>]*>|\s+/g, ' ').trim()
  return new DayProblem(`${method} ${path} answered ${status}${words ? `: ${words}` : ''}`)
}
