import { test } from '@japa/runner'
import fc from 'fast-check'
import { checkFace } from '#app/documents/face_checks'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { FACE_KINDS, type FaceKind } from '#tests/fixtures/documents/face_kinds'

const KINDS = Object.keys(FACE_KINDS) as FaceKind[]

test.group('Invoices of every kind', () => {
  test('{$self}: adds up, and all three files give back the face')
    .with(KINDS)
    .run(async ({ assert }, kind) => {
      await fc.assert(
        fc.asyncProperty(FACE_KINDS[kind], async (face) => {
          assert.deepEqual(checkFace(face), [])
          const xml = writeInvoiceXml(face)
          const pdf = await renderInvoicePdf(face, xml)
          const ofd = renderInvoiceOfd(face, xml)
          assert.deepEqual(verifyInvoiceFiles({ xml: Buffer.from(xml), pdf, ofd }), {
            ok: true,
            value: face,
          })
          for (const bytes of [Buffer.from(xml), pdf, ofd]) {
            const inspected = inspectFile(bytes)
            assert.containSubset(inspected, {
              value: { invoice: face, unread: [], differences: [] },
            })
          }
        }),
        { numRuns: 6 }
      )
    })
    .timeout(60_000)
})
