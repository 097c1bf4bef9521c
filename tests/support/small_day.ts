import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Visitor } from '#app/demo/visitor'
import { type DayRun, playDay, runAce } from '#tests/support/demo_day'
import { demoXlsx } from '#tests/support/demo_sheet'
import { freePort } from '#tests/support/environment'
import { startInstallation } from '#tests/support/installation'
import { sendByOwnCourier } from '#tests/support/small_tour'

const ROWS = 6
const ORDER = {
  'address': '湖北省武汉市洪山区珞喻路727号',
  'invoiceKind': 'ordinary',
  'lines[0][sku]': 'ZZ-001',
}

export interface SmallDay {
  url: string
  dataDir: string
  /** Addresses that no page links to. */
  addresses: Record<string, string>
  stop: () => Promise<void>
}

/**
 * An installation in the middle of a day: some orders of a sheet are done, and of six that a customer
 * placed one is done and badly rated, one waits in review, one for its payment, one for being picked, one for
 * being packed, and one is at its door.
 * `behind`: so many orders of the last two years lie below them.
 */
export async function startSmallDay({ behind = 0 } = {}): Promise<SmallDay> {
  const folder = mkdtempSync(join(tmpdir(), 'day-'))
  chmodSync(folder, 0o755)
  const sheet = join(folder, 'orders.xlsx')
  writeFileSync(sheet, await demoXlsx(ROWS))
  const paths = { sheet, dataDir: join(folder, 'state'), port: await freePort() }
  const installation = startInstallation(paths)
  await installation.ready()
  if (behind > 0) expectDone('filling', await runAce(['demo:fill', String(behind)], paths))
  expectDone('the day', await playDay(paths))
  const addresses = await placeMore(installation.url, paths.dataDir)
  return {
    url: installation.url,
    dataDir: paths.dataDir,
    addresses,
    stop: async () => {
      await installation.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function expectDone(work: string, { code, output }: DayRun): void {
  if (code !== 0) throw new Error(`${work} ended with ${code}:\n${output}`)
}

async function placeMore(url: string, dataDir: string): Promise<Record<string, string>> {
  const people = await signInPeople(url, dataDir)
  const place = async (change: Record<string, string> = {}) => {
    const page = await people.customer.post('/my/orders', { ...ORDER, ...change })
    return page.path.split('/').at(-1) ?? ''
  }
  const approve = (id: string) =>
    people.reviewer.post(`/desk/orders/${id}/review`, { decision: 'approved', reason: '已核对' })
  const collect = async (id: string) => {
    const page = await people.clerk.post(`/desk/orders/${id}/payments`, {
      provider: 'payment-sandbox',
    })
    const link = /\/sandbox\/payment-sandbox\/pay\/[\w-]+/.exec(page.text)?.[0] ?? ''
    await people.customer.get(link)
    await people.customer.post(link)
  }

  const rated = await place({ 'lines[0][sku]': 'RJ-001', 'lines[0][quantity]': '1' })
  await approve(rated)
  await collect(rated)
  await rateBadly(rated, people)

  await people.manager.post('/desk/review-rules', {
    'label': '常客小额订单',
    'limit': '500',
    'minCompleted': '3',
    'orderTypes[]': 'parcel',
    'sources[]': 'portal',
  })

  const ids = []
  for (const quantity of ['150', '160', '170', '180', '190'])
    ids.push(await place({ 'lines[0][quantity]': quantity }))
  const [toPack, toPick, toPay, toDeliver] = ids
  for (const id of [toDeliver, toPack, toPick, toPay]) await approve(id)
  await collect(toDeliver)
  const [carried] = await waitingParcels(people.warehouse, 1)
  await sendByOwnCourier(people.warehouse, carried)
  await collect(toPack)
  const [packed] = await waitingParcels(people.warehouse, 1)
  await people.warehouse.post('/desk/waves', { 'ids[]': [packed] })
  await people.warehouse.post('/desk/preparation/picking', { 'ids[]': [packed] })
  await collect(toPick)
  const [picked] = await waitingParcels(people.warehouse, 1)
  const labels = await people.warehouse.post('/desk/label-batches', { 'ids[]': [packed, picked] })
  return {
    '/desk/label-batches/:id': labels.path,
    '/help/:topic': '/help/customer-paying',
    '/my/orders/:id/rating': `/my/orders/${rated}/rating`,
  }
}

async function signInPeople(url: string, dataDir: string) {
  const logins: { role: string; login: string; password: string }[] = JSON.parse(
    readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')
  )
  const signIn = async (role: string) => {
    const person = logins.find((one) => one.role === role)
    const visitor = new Visitor(url)
    await visitor.signIn(person?.login ?? '', person?.password ?? '')
    return visitor
  }
  return {
    customer: await signIn('customer'),
    clerk: await signIn('clerk'),
    manager: await signIn('manager'),
    reviewer: await signIn('reviewer'),
    warehouse: await signIn('warehouse'),
  }
}

/** Its service is given once it is paid; the customer is not happy, and the service has a case. */
async function rateBadly(id: string, { clerk, customer }: Record<'clerk' | 'customer', Visitor>) {
  const path = `/my/orders/${id}/rating`
  for (;;) {
    await clerk.post(`/desk/orders/${id}/service-confirmation`)
    const { text } = await customer.get(path)
    if (text.includes('name="stars"')) break
    await pause(200)
  }
  await customer.post(path, { stars: '2', comment: '预约改了两次' })
}

/** Payments arrive by notice, so a parcel appears a moment later. */
async function waitingParcels(warehouse: Visitor, count: number): Promise<string[]> {
  for (;;) {
    const { text } = await warehouse.get('/desk/preparation')
    const ids = [...text.matchAll(/name="ids\[\]" value="([\da-f-]{36})"/g)].map(([, id]) => id)
    if (ids.length >= count) return ids
    await pause(200)
  }
}
