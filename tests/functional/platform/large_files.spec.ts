import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { openLargeFile } from '#app/platform/files/large_file'
import { LargeFileWriter } from '#app/platform/files/large_file_writer'
import { filesDirectory } from '#app/platform/files/paths'
import type StoredFile from '#app/platform/files/stored_file'

const MEBIBYTE = 1024 * 1024

async function stored(pieces: Buffer[]): Promise<StoredFile> {
  const writer = await LargeFileWriter.begin()
  for (const piece of pieces) await writer.write(piece)
  await writer.finish()
  return db.transaction((trx) => writer.keep({ purpose: 'test', mime: 'application/zip' }, trx))
}

test.group('large files of the store', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const sizes of [[], [1], [MEBIBYTE], [MEBIBYTE - 1, 2], [5, 3 * MEBIBYTE, 7]]) {
    test(`come back from anywhere: pieces of ${sizes.join(', ') || 'nothing'}`, async ({
      assert,
    }) => {
      const pieces = sizes.map((size) => randomBytes(size))
      const whole = Buffer.concat(pieces)
      const { id } = await stored(pieces)
      const source = await openLargeFile(id)
      assert.equal(source.size, whole.length)
      for (const [offset, length] of [
        [0, whole.length],
        [0, 10],
        [MEBIBYTE - 3, 6],
        [Math.max(0, whole.length - 4), 100],
      ]) {
        const read = await source.read(offset, length)
        assert.isTrue(read.equals(whole.subarray(offset, offset + length)), `${offset} ${length}`)
      }
      await source.close()
    })
  }

  test('lie encrypted on the disk, and a changed or a moved chunk does not open', async ({
    assert,
  }) => {
    const plain = Buffer.alloc(2 * MEBIBYTE, 'invoice')
    const { id, path } = await stored([plain])
    const place = join(filesDirectory(), path)
    const sealed = await readFile(place)
    assert.isFalse(sealed.includes('invoice'))
    const half = sealed.length / 2
    const file = await open(place, 'r+')
    await file.write(sealed.subarray(half), 0, half, 0)
    await file.close()
    const source = await openLargeFile(id)
    await assert.rejects(() => source.read(0, 10), /altered/)
    const second = await source.read(MEBIBYTE, 7)
    assert.equal(second.toString(), plain.subarray(MEBIBYTE, MEBIBYTE + 7).toString())
    await source.close()
  })

  test('what is discarded leaves nothing, before and after it is finished', async ({ assert }) => {
    const writer = await LargeFileWriter.begin()
    await writer.write(randomBytes(2 * MEBIBYTE))
    await writer.finish()
    await writer.discard()
    const { id } = writer
    assert.isFalse(existsSync(join(filesDirectory(), 'incoming', id)))
    assert.isFalse(existsSync(join(filesDirectory(), id.slice(0, 6), id.slice(6, 8), id)))
  })
})
