import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test } from '@japa/runner'
import { SignedClient, type SignedClientSettings } from '#app/platform/http/signed_client'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

test.group('Signed client', (group) => {
  let origin: string
  let handler: Handler

  group.each.setup(async () => {
    const server = createServer((request, response) => handler(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    origin = `http://127.0.0.1:${address.port}`
    return () => {
      server.closeAllConnections()
      server.close()
    }
  })

  const client = (settings: Partial<SignedClientSettings> = {}) =>
    new SignedClient({ origins: [origin], timeoutMs: 2_000, ...settings })
  const get = () => ({ method: 'GET' as const, url: `${origin}/thing` })

  test('sends the signed request and hands the answer over as it is', async ({ assert }) => {
    handler = (request, response) => {
      const chunks: Buffer[] = []
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          response.writeHead(418, { 'x-id': '7' })
          response.end(`${request.headers.signature} ${Buffer.concat(chunks).toString()}`)
        })
    }
    const sign = ({ body = '' }: { body?: string | Uint8Array }) => ({
      signature: createHmac('sha256', 'key').update(body).digest('hex').slice(0, 8),
    })
    const answer = await client({ sign }).send({
      method: 'POST',
      url: `${origin}/pay`,
      body: 'amount=1',
    })
    if (answer.status !== 'answered') throw new Error(answer.reason)
    assert.equal(answer.httpStatus, 418)
    assert.equal(answer.headers.get('x-id'), '7')
    assert.match(answer.body.toString(), /^[\da-f]{8} amount=1$/)
  })

  test('reads JSON, and calls anything else unreadable', async ({ assert }) => {
    handler = (_, response) => response.end('{"code":"OK"}')
    const good = await client().sendForJson(get())
    assert.deepInclude(good, { status: 'answered', content: { code: 'OK' } })

    for (const body of ['<html>busy</html>', '', '{"code":', Buffer.from('"\xff"', 'latin1')]) {
      handler = (_, response) => response.end(body)
      const bad = await client().sendForJson(get())
      assert.deepEqual(bad, { status: 'unknown', reason: 'unreadable' })
    }
  })

  const troubles: { title: string; reason: string; behave: Handler; maxBytes?: number }[] = [
    { title: 'silence', reason: 'timeout', behave: () => {} },
    {
      title: 'an answer that stops half-way',
      reason: 'timeout',
      behave: (_, response) => response.writeHead(200).write('{"co'),
    },
    {
      title: 'a torn connection',
      reason: 'no_answer',
      behave: (request) => request.socket.destroy(),
    },
    {
      title: 'a connection torn within the answer',
      reason: 'no_answer',
      behave: (request, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => request.socket.destroy())
      },
    },
    {
      title: 'a redirect',
      reason: 'redirected',
      behave: (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    },
    {
      title: 'an answer larger than the cap',
      reason: 'too_large',
      behave: (_, response) => response.end('x'.repeat(2_000)),
      maxBytes: 1_000,
    },
  ]

  for (const { title, reason, behave, maxBytes } of troubles) {
    test(`${title} leaves the outcome unknown`, async ({ assert }) => {
      handler = behave
      const answer = await client({ timeoutMs: 300, maxBytes }).send(get())
      assert.deepEqual(answer, { status: 'unknown', reason })
    })
  }

  test('nobody listening leaves the outcome unknown', async ({ assert }) => {
    const closed = new SignedClient({ origins: ['http://127.0.0.1:1'] })
    const answer = await closed.send({ method: 'GET', url: 'http://127.0.0.1:1/' })
    assert.deepEqual(answer, { status: 'unknown', reason: 'no_answer' })
  })

  test('an origin that is not listed is never called', async ({ assert }) => {
    const other = new SignedClient({ origins: ['https://api.example.com'] })
    await assert.rejects(() => other.send(get()), /not on the list/)
    const misleading = { method: 'GET' as const, url: 'https://api.example.com.evil.test/' }
    await assert.rejects(() => other.send(misleading), /not on the list/)
  })
})
