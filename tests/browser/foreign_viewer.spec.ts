import '@japa/assert'
import '@japa/browser-client'
import { getActiveTest, test } from '@japa/runner'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { newSigning } from '#tests/fixtures/documents/signing'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { DRAW_IN_PAGE, type ForeignDrawing, ofdJsScript } from '#tests/support/ofd_js'

const FACE = sampleFace(3)

test.group('Somebody else’s viewer of OFD files', (group) => {
  group.each.timeout(60_000)

  test('draws our files without an error, {title}')
    .with([
      { title: 'unsigned', signing: null },
      { title: 'signed, and finds the seal genuine', signing: newSigning() },
    ])
    .run(async ({ assert, browser }, { signing }) => {
      const { ofd } = await makeInvoiceFiles(FACE, signing)
      const page = await browser.newPage()
      getActiveTest()?.cleanup(() => page.close())
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.addScriptTag({ content: await ofdJsScript() })
      const drawing: ForeignDrawing = await page.evaluate(
        `(${DRAW_IN_PAGE})(${JSON.stringify(ofd.toString('base64'))})`
      )
      assert.deepEqual(complaints, [])
      assert.equal(drawing.pages, 1)
      const text = drawing.texts.join('')
      const { invoiceNumber, buyer, seller, lines } = FACE
      for (const word of [invoiceNumber, buyer.name, seller.name, seller.taxpayerId ?? ''])
        assert.include(text, word)
      assert.include(text, lines[0].name)
      assert.isAtLeast(drawing.pictures, signing ? 2 : 1)
      assert.deepEqual(drawing.seals, signing ? [true] : [])
    })
})
