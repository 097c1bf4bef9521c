import { createHash, randomBytes } from 'node:crypto'
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { draftPathOf, filesDirectory } from '#app/platform/files/paths'
import { fileStore, type NewFile, StoredFileBroken } from '#app/platform/files/store'
import SweepOrphanFiles from '#app/platform/files/sweep_orphan_files'
import StoredFile from '#app/platform/files/stored_file'

const TEXT: NewFile = {
  purpose: 'test',
  bytes: Buffer.from('plain content of a file'),
  mime: 'text/plain',
  name: 'name of a person.txt',
}

const store = (file: NewFile = TEXT) => db.transaction((trx) => fileStore.put(file, trx))
const diskPathOf = (file: StoredFile) => join(filesDirectory(), file.path)

test.group('File store', (group) => {
  group.each.teardown(async () => {
    clock.resume()
    await db.from('stored_files').where('purpose', 'test').delete()
  })

  test('gives back the same bytes, and tells their size and hash', async ({ assert }) => {
    for (const size of [0, 1, 1_000_000]) {
      const bytes = randomBytes(size)
      const { id } = await store({ ...TEXT, bytes })
      const file = await StoredFile.findOrFail(id)
      assert.equal(file.size, size)
      assert.equal(file.sha256, createHash('sha256').update(bytes).digest('hex'))
      const read = await fileStore.read(id)
      assert.isTrue(read.equals(bytes))
    }
  })

  test('neither content nor name stands in clear, on disk or in the row', async ({ assert }) => {
    const stored = await store()
    const onDisk = await readFile(diskPathOf(stored))
    assert.isFalse(onDisk.includes('plain content'))
    const row = await db.from('stored_files').where('id', stored.id).firstOrFail()
    assert.isFalse(row.name.includes('person'))
    const file = await StoredFile.findOrFail(stored.id)
    assert.equal(file.fileName, TEXT.name)
  })

  test('a file without a name has none', async ({ assert }) => {
    const { id } = await store({ ...TEXT, name: undefined })
    const file = await StoredFile.findOrFail(id)
    assert.isNull(file.fileName)
  })

  test('can be read by the transaction that put it', async ({ assert }) => {
    const bytes = await db.transaction(async (trx) => {
      const { id } = await fileStore.put(TEXT, trx)
      return fileStore.read(id, trx)
    })
    assert.isTrue(bytes.equals(TEXT.bytes))
  })

  test('a changed byte on disk is noticed', async ({ assert }) => {
    const file = await store()
    const altered = await readFile(diskPathOf(file))
    altered[altered.length - 20] ^= 1
    await writeFile(diskPathOf(file), altered)
    assert.equal(await faultOf(file.id), 'altered')
  })

  test('a file cut off or put in the place of another is noticed', async ({ assert }) => {
    const [one, other] = [await store(), await store()]
    await writeFile(diskPathOf(one), await readFile(diskPathOf(other)))
    assert.equal(await faultOf(one.id), 'altered')
    await writeFile(diskPathOf(one), '')
    assert.equal(await faultOf(one.id), 'altered')
  })

  test('a row whose hash does not fit the file is noticed', async ({ assert }) => {
    const { id } = await store()
    await db
      .from('stored_files')
      .where('id', id)
      .update({ sha256: '0'.repeat(64) })
    assert.equal(await faultOf(id), 'altered')
  })

  test('a file that is gone is told as missing', async ({ assert }) => {
    const file = await store()
    await rm(diskPathOf(file))
    assert.equal(await faultOf(file.id), 'missing')
  })

  test('the sweep removes what was rolled back, once it is an hour old', async ({ assert }) => {
    const kept = await store()
    const orphan = await rolledBack()
    const draft = draftPathOf(newId())
    await writeFile(draft, 'half')

    await fileStore.sweepOrphans()
    await access(diskPathOf(orphan))
    await access(draft)

    clock.freeze(clock.now().plus({ minutes: 61 }))
    assert.isAtLeast(await fileStore.sweepOrphans(), 2)
    await assert.rejects(() => access(diskPathOf(orphan)), /ENOENT/)
    await assert.rejects(() => access(draft), /ENOENT/)
    const bytes = await fileStore.read(kept.id)
    assert.isTrue(bytes.equals(TEXT.bytes))
    assert.equal(await fileStore.sweepOrphans(), 0)
  })

  test('the sweep leaves alone what is not named like a file of the store', async ({ assert }) => {
    await store()
    const foreign = join(filesDirectory(), 'README')
    await writeFile(foreign, 'not ours')
    clock.freeze(clock.now().plus({ days: 1 }))
    await new SweepOrphanFiles().handle()
    assert.include(await readdir(filesDirectory()), 'README')
    await rm(foreign)
  })
})

async function rolledBack(): Promise<StoredFile> {
  const trx = await db.transaction()
  const file = await fileStore.put(TEXT, trx)
  await trx.rollback()
  return file
}

async function faultOf(id: string): Promise<StoredFileBroken['fault'] | 'none'> {
  try {
    await fileStore.read(id)
    return 'none'
  } catch (error) {
    if (error instanceof StoredFileBroken) return error.fault
    throw error
  }
}
