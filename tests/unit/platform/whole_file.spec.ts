import { mkdir, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { writeWhole } from '#app/platform/files/whole_file'

const bytes = Buffer.from('content')

test.group('Whole file', (group) => {
  let folder = ''

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whole-file-'))
    return () => rm(folder, { recursive: true })
  })

  test('lies at its path, readable by its owner only, and leaves no draft', async ({ assert }) => {
    const [path, draft] = [join(folder, 'a', 'b', 'file'), join(folder, 'incoming', 'file')]
    await writeWhole([{ path, draft, bytes }])
    assert.equal(await readFile(path, 'utf8'), 'content')
    const { mode } = await stat(path)
    assert.equal(mode & 0o777, 0o600)
    assert.deepEqual(await readdir(join(folder, 'incoming')), [])
  })

  test('a disk that fills up half-way leaves nothing and is told', async ({ assert }) => {
    const restore = await fillDiskHalfWay()
    try {
      const names = ['one', 'two']
      const writing = writeWhole(
        names.map((name) => ({
          path: join(folder, name),
          draft: join(folder, `draft of ${name}`),
          bytes,
        }))
      )
      await assert.rejects(() => writing, 'ENOSPC: no space left on device')
    } finally {
      restore()
    }
    assert.deepEqual(await readdir(folder), [])
  })

  test('a path that cannot be taken leaves no draft, and none of its neighbours', async ({
    assert,
  }) => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'below'), { recursive: true })
    const files = [path, join(folder, 'free')].map((each, index) => ({
      path: each,
      draft: join(folder, `draft ${index}`),
      bytes,
    }))
    const writing = writeWhole(files)
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
  handle.writeFile = async function (whole: Buffer) {
    await writeFile.call(this, whole.subarray(0, whole.length / 2))
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  return () => {
    handle.writeFile = writeFile
  }
}
