export interface Page {
  status: number
  location: string | null
  header(name: string): string | null
  text: string
}

type Fields = Record<string, string | string[]>

/**
 * A browser without a screen: keeps cookies, sends the form token of the page it is on, and does not
 * follow redirects, so that a test sees every step. Sessions are the real ones.
 */
export class Visitor {
  private readonly cookies: Map<string, string>
  private token = ''

  constructor(cookies: Record<string, string> = {}) {
    this.cookies = new Map(Object.entries(cookies))
  }

  get(path: string): Promise<Page> {
    return this.send('GET', path)
  }

  /** Posts a form as from the page that was opened last. */
  post(path: string, fields: Fields = {}): Promise<Page> {
    const form = new URLSearchParams({ _csrf: this.token })
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) form.append(name, one)
    }
    return this.send('POST', path, form)
  }

  /** Posts a form with one file, as from the page that was opened last. */
  upload(
    path: string,
    field: string,
    file: { name: string; bytes: Buffer },
    fields: Record<string, string> = {}
  ): Promise<Page> {
    const form = new FormData()
    form.append('_csrf', this.token)
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append(field, new File([new Uint8Array(file.bytes)], file.name))
    return this.send('POST', path, form)
  }

  async signIn(login: string, password: string): Promise<Page> {
    await this.get('/login')
    return this.post('/login', { login, password })
  }

  /** What a thief of the session's cookie would have. */
  sessionCookie(): Record<string, string> {
    return { shuiyou_session: this.cookies.get('shuiyou_session') ?? '' }
  }

  private async send(
    method: string,
    path: string,
    body?: URLSearchParams | FormData
  ): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`http://${process.env.HOST}:${process.env.PORT}${path}`, {
      method,
      headers: { accept: 'text/html', cookie },
      redirect: 'manual',
      body,
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const text = await response.text()
    this.token = /name='_csrf' value='([^']+)'/.exec(text)?.[1] ?? this.token
    const header = (name: string) => response.headers.get(name)
    return { status: response.status, location: header('location'), header, text }
  }

  private keep(line: string): void {
    const [pair] = line.split(';', 1)
    const at = pair.indexOf('=')
    const isGone = /max-age=(0|-\d+)\b|expires=thu, 01 jan 1970/i.test(line)
    if (isGone) this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

export async function statusOf(answer: Promise<Page>): Promise<number> {
  const { status } = await answer
  return status
}
