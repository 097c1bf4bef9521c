import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { pdfText } from '#tests/support/document_tools'
import type { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import { morningOf } from '#tests/support/morning'
import { leaving, press } from '#tests/support/page_acts'
import { sendWithoutDriver } from '#tests/support/small_tour'

const PENDING = '[data-scan-queue-target=pending]'

export function morningsOfParcels(house: House): void {
  test('the packer picks a wave, packs by scans, prints the label and hands over with a manifest', async ({
    assert,
    browser,
  }) => {
    const { number, parcel, parcelId } = await house.work.givenParcel('WJ-003', '2')
    const { page, faults } = await morningOf(browser, house.day, 'warehouse')
    await follow(page, '待配货')
    await page.locator('tr', { hasText: number }).getByRole('checkbox').check()
    await press(page, '所选编波次')
    await page.getByRole('heading', { name: '拣货单' }).waitFor()
    await page.locator('tr', { hasText: 'WJ-003' }).first().waitFor()
    await press(page, '全部已拣')
    await leaving(page, () => page.getByRole('link', { name: '去打包' }).click())

    await scan(page, parcel)
    await page.getByRole('heading', { name: parcel }).waitFor()
    await scan(page, 'WJ-003')
    await scan(page, 'WJ-003')
    await page.locator(PENDING, { hasText: '全部已上传' }).waitFor()
    await page.getByLabel('重量').fill('0.4')
    await press(page, '封箱')

    await follow(page, '交寄')
    await page.locator('tr', { hasText: number }).getByRole('checkbox').check()
    await page.locator('#courier-packed').selectOption('courier-manual')
    await press(page, '取运单号')
    const row = page.locator('tr[data-scan-counted]', { hasText: number })
    const waybill = await row.locator('td.code').innerText()
    await scan(page, waybill)
    await page.locator(PENDING, { hasText: '全部已上传' }).waitFor()
    assert.isTrue(await row.getByRole('checkbox').isChecked())

    await press(page, '打印面单')
    const label = await page.getByRole('link', { name: '打开 PDF' }).getAttribute('href')
    const file = await page.request.get(label ?? '')
    assert.include(pdfText(await file.body()).replaceAll(/\s/g, ''), waybill)

    await follow(page, '交寄')
    await press(page, '交寄并生成清单')
    await page.getByText('要求交寄 1 个，全部已交寄。').waitFor()

    const [fact] = await factsOf(
      house.day,
      `select s.state, s.weight_grams, m.parcels, w.number is not null as was_in_wave,
              (select count(*)::int from parcel_scans p where p.shipment_id = s.id) as scans
         from shipments s join manifests m on m.id = s.manifest_id
         left join pick_waves w on w.id = s.wave_id where s.id = $1`,
      [parcelId]
    )
    assert.deepEqual(fact, {
      state: 'handed_over',
      weight_grams: 400,
      parcels: 1,
      was_in_wave: true,
      scans: 3,
    })
    assert.deepEqual(await faults(), [])
  })

  test('the courier gets a parcel from the dispatcher, fails once, and delivers it with proof', async ({
    assert,
    browser,
  }) => {
    const { number, parcel, parcelId } = await house.work.givenParcel('WJ-003', '5')
    await sendWithoutDriver(house.work.people.warehouse, parcelId)
    const { page: dispatcher } = await morningOf(browser, house.day, 'warehouse')
    await dispatcher.goto('/desk/parcels?tab=on_the_way')
    await dispatcher.locator('tr', { hasText: number }).getByRole('checkbox').check()
    await dispatcher.locator('.batch-bar').getByLabel('配送员').selectOption({ label: '吴飞' })
    await press(dispatcher, '分配配送员')
    await dispatcher.getByText('所选 1 个包裹中，1 个已分配。').waitFor()

    const { page, faults } = await morningOf(browser, house.day, 'courier', 'phone')
    await page.locator('.drawer summary').click()
    await leaving(page, () =>
      page.locator('.drawer').getByRole('link', { name: '我的派送' }).click()
    )
    await openDelivery(page, parcelId)
    await page.getByLabel('原因').selectOption('no_answer')
    await press(page, '记录未送到')
    await page.getByText('已记录派送未成功。').waitFor()

    await page.goto('/desk/deliveries')
    await openDelivery(page, parcelId)
    const buffer = await page.screenshot()
    await page.getByLabel('拍照').setInputFiles({ name: 'd.png', mimeType: 'image/png', buffer })
    await page.locator('.photo-preview').waitFor()
    await sign(page)
    await press(page, '已签收')
    await page.getByText('已记录签收。').waitFor()
    await page.locator('.tour-done li', { hasText: parcel }).getByText('有凭证').waitFor()

    const [fact] = await factsOf(
      house.day,
      `select s.state, o.state as order_state,
              array(select kind from delivery_proofs p where p.shipment_id = s.id order by 1) as proofs,
              array(select to_state from state_changes c where c.subject_id = s.id
                     order by c.id desc limit 2) as last_states
         from shipments s join orders o on o.id = s.order_id where s.id = $1`,
      [parcelId]
    )
    assert.deepEqual(fact, {
      state: 'delivered',
      order_state: 'completed',
      proofs: ['photo', 'signature'],
      last_states: ['delivered', 'attempt_failed'],
    })
    assert.deepEqual(await faults(), [])
  })
}

async function follow(page: Page, name: string): Promise<void> {
  const link = page.locator('.desk-side').getByRole('link', { name, exact: true })
  await leaving(page, () => link.click())
}

/** What a scanner types. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

async function openDelivery(page: Page, parcelId: string): Promise<void> {
  await leaving(page, () => page.locator(`a[href="/desk/deliveries/${parcelId}"]`).click())
}

/** One stroke across the field. */
async function sign(page: Page): Promise<void> {
  const pad = page.locator('.signature-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is nothing to sign on')
  await page.mouse.move(box.x + 20, box.y + 30)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 30, box.y + box.height - 20, { steps: 8 })
  await page.mouse.up()
}
