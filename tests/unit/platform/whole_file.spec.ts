import { mkdir, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { writeWhole } from '#app/platform/files/whole_file'

test.group('Whole file', (group) => {
  let folder = ''

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whole-file-'))
    return () => rm(folder, { recursive: true })
  })

  test('lies at its path, readable by its owner only, and leaves no draft', async ({ assert }) => {
    const [path, draft] = [join(folder, 'a', 'b', 'file'), join(folder, 'incoming', 'file')]
    await writeWhole(path, draft, Buffer.from('content'))
    assert.equal(await readFile(path, 'utf8'), 'content')
    const { mode } = await stat(path)
    assert.equal(mode & 0o777, 0o600)
    assert.deepEqual(await readdir(join(folder, 'incoming')), [])
  })

  test('a disk that fills up half-way leaves nothing and is told', async ({ assert }) => {
    const restore = await fillDiskHalfWay()
    try {
      const writing = writeWhole(
        join(folder, 'file'),
        join(folder, 'draft'),
        Buffer.from('content')
      )
      await assert.rejects(() => writing, 'ENOSPC: no space left on device')
    } finally {
      restore()
    }
    assert.deepEqual(await readdir(folder), [])
  })

  test('a path that cannot be taken leaves no draft', async ({ assert }) => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'below'), { recursive: true })
    const writing = writeWhole(path, join(folder, 'draft'), Buffer.from('content'))
    await assert.rejects(() => writing)
    assert.deepEqual(await readdir(folder), ['taken'])
  })
})

/** Makes the next write store half of its bytes and fail like a full disk. */
async function fillDiskHalfWay(): Promise<() => void> {
  const probe = await open(import.meta.filename)
  const handle = Object.getPrototypeOf(probe)
  await probe.close()
  const { writeFile } = handle
  handle.writeFile = async function (bytes: Buffer) {
    await writeFile.call(this, bytes.subarray(0, bytes.length / 2))
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  return () => {
    handle.writeFile = writeFile
  }
}
