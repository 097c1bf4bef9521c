import { test } from '@japa/runner'
import fc from 'fast-check'
import { StreamedZip } from '#app/platform/zip/streamed_zip'
import { writeZip } from '#app/platform/zip/write_zip'
import { packPart } from '#app/platform/zip/zip_records'
import { runTool, withFile } from '#tests/support/document_tools'

const PARTS = [
  { path: 'OFD.xml', bytes: Buffer.from('<a/>'.repeat(400)) },
  { path: 'Doc_0/file.bin', bytes: Buffer.from([0, 255, 1]) },
  { path: 'empty', bytes: Buffer.alloc(0) },
]

test.group('Zip archives that are written', () => {
  test('an independent reader finds them sound', ({ assert }) => {
    withFile(writeZip(PARTS), (file) => {
      assert.include(runTool('unzip', ['-t', file]), 'No errors detected')
      const listed = runTool('unzip', ['-Z1', file]).trim().split('\n')
      assert.deepEqual(listed, ['OFD.xml', 'Doc_0/file.bin', 'empty'])
      assert.equal(runTool('unzip', ['-p', file, 'OFD.xml']), '<a/>'.repeat(400))
    })
  })

  test('the same parts give the same bytes, whatever they hold', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (contents) => {
        const parts = contents.map((bytes, index) => ({ path: `part_${index}`, bytes }))
        const archive = writeZip(parts)
        assert.isTrue(archive.equals(writeZip(parts)))
        if (parts.length === 0) return
        withFile(archive, (file) => runTool('unzip', ['-tqq', file]))
      }),
      { numRuns: 20 }
    )
  })

  test('an entry of the directory keeps no other memory alive than its own', ({ assert }) => {
    const { entry } = packPart(
      { path: 'invoices/1/metadata.xml', bytes: Buffer.from('<a/>') },
      7,
      6
    )
    assert.equal(entry.buffer.byteLength, entry.length)
  })

  test('an archive that is written part by part is sound too', async ({ assert }) => {
    const pieces: Buffer[] = []
    const zip = new StreamedZip({ write: async (bytes) => void pieces.push(bytes) })
    for (const { path, bytes } of PARTS) await zip.add(path, bytes)
    await zip.finish()
    withFile(Buffer.concat(pieces), (file) => {
      assert.include(runTool('unzip', ['-t', file]), 'No errors detected')
      assert.equal(runTool('unzip', ['-p', file, 'OFD.xml']), '<a/>'.repeat(400))
    })
  })
})
