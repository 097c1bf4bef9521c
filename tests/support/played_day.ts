import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '#app/platform/clock'
import { DayWork } from '#tests/support/day_work'
import { type DayRun, playDay, runAce } from '#tests/support/demo_day'
import { demoXlsx } from '#tests/support/demo_sheet'
import { freePort } from '#tests/support/environment'
import { makeHouseFolder, startInstallation } from '#tests/support/installation'
import { sendByOwnCourier } from '#tests/support/small_tour'

const ROWS = 6

/** The state of an installation that has stopped in the middle of a day. */
export interface PlayedDay {
  dataDir: string
  /** Addresses that no page links to. */
  addresses: Record<string, string>
}

/**
 * Some orders of a sheet are done and their invoices archived and held against their files, and of six that a
 * customer placed one is done and badly rated, one waits in review, one for its payment, one for being picked, one
 * for being packed, and one is at its door. So many orders of the last two years lie `behind` them.
 * It lies there until this process ends.
 */
export async function playSmallDay(behind: number): Promise<PlayedDay> {
  const folder = makeHouseFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const sheet = join(folder, 'orders.xlsx')
  writeFileSync(sheet, await demoXlsx(ROWS))
  const paths = { sheet, dataDir: join(folder, 'state'), port: await freePort() }
  const installation = startInstallation(paths)
  await installation.ready()
  if (behind > 0) expectDone('filling', await runAce(['demo:fill', String(behind)], paths))
  expectDone('the day', await playDay(paths))
  const month = clock.businessDay().slice(0, 7)
  expectDone('the archive', await runAce(['archive:build', month], paths))
  expectDone('the closing', await runAce(['invoices:closing', month], paths))
  const work = await DayWork.in({ url: installation.url, dataDir: paths.dataDir })
  const addresses = {
    ...(await placeMore(work)),
    '/desk/invoice-reports/closing/:month': `/desk/invoice-reports/closing/${month}`,
  }
  await installation.stop()
  return { dataDir: paths.dataDir, addresses }
}

function expectDone(work: string, { code, output }: DayRun): void {
  if (code !== 0) throw new Error(`${work} ended with ${code}:\n${output}`)
}

async function placeMore(work: DayWork): Promise<Record<string, string>> {
  const { customer, manager, warehouse } = work.people
  const rated = await work.place({ 'lines[0][sku]': 'RJ-001', 'lines[0][quantity]': '1' })
  await work.approve(rated)
  await work.collect(rated)
  await work.giveService(rated)
  await customer.post(`/my/orders/${rated}/rating`, { stars: '2', comment: '预约改了两次' })

  await manager.post('/desk/review-rules', {
    'label': '常客小额订单',
    'limit': '500',
    'minCompleted': '3',
    'orderTypes[]': 'parcel',
    'sources[]': 'portal',
  })

  const ids = []
  for (const quantity of ['150', '160', '170', '180', '190'])
    ids.push(await work.place({ 'lines[0][quantity]': quantity }))
  const [toPack, toPick, toPay, toDeliver] = ids
  for (const id of [toDeliver, toPack, toPick, toPay]) await work.approve(id)
  await work.collect(toDeliver)
  const [carried] = await work.waitingParcels(1)
  await sendByOwnCourier(warehouse, carried)
  await work.collect(toPack)
  const [packed] = await work.waitingParcels(1)
  await warehouse.post('/desk/waves', { 'ids[]': [packed] })
  await warehouse.post('/desk/preparation/picking', { 'ids[]': [packed] })
  await work.collect(toPick)
  const [picked] = await work.waitingParcels(1)
  const labels = await warehouse.post('/desk/label-batches', { 'ids[]': [packed, picked] })
  const batch = await manager.post('/desk/invoices/batches', { 'ids[]': [toPick], 'early': '1' })
  const mails = await customer.get('/demo/mails')
  const [link] = /\/i\/[\w.-]{35}/.exec(mails.text) ?? ['/demo/mails']
  return {
    '/i/:token': link,
    '/desk/credits/:id': await takeBackSome(work),
    '/desk/invoices/batches/:id': batch.path,
    '/desk/label-batches/:id': labels.path,
    '/help/:topic': '/help/customer-paying',
    '/my/orders/:id/rating': `/my/orders/${rated}/rating`,
  }
}

/** One yuan of the oldest invoice of the list; gives the page of its form. */
async function takeBackSome({ people: { manager } }: DayWork): Promise<string> {
  const { text } = await manager.get('/desk/invoices?tab=issued')
  const invoice = text.match(/\/desk\/invoices\/[\da-f]{8}-[\da-f-]{27}/g)?.at(-1) ?? ''
  const wish = { 'reason': 'allowance', 'extent': 'part', 'lines[p1][amount]': '1' }
  const form = await manager.post(`${invoice}/credit`, wish)
  return form.path
}
