import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  NO_PREVIOUS,
  packageHash,
  type PackageSeal,
  readChain,
  writeChain,
} from '#app/archive/chain'
import { type ManifestLine, readManifest, sha256Hex, writeManifest } from '#app/archive/manifest'

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
const path = fc.stringMatching(/^[a-z0-9_./-]{1,40}$/)
const lines: fc.Arbitrary<ManifestLine[]> = fc.uniqueArray(fc.record({ path, sha256: hash }), {
  selector: (line) => line.path,
  maxLength: 20,
})
const seal: fc.Arbitrary<PackageSeal> = fc.record({
  taxpayerId: fc.stringMatching(/^[0-9A-Z]{18}$/),
  month: fc.constantFrom('2026-01', '2026-11', '2030-12'),
  part: fc.integer({ min: 1, max: 99 }),
  sequence: fc.integer({ min: 1, max: 9999 }),
  previousHash: fc.oneof(hash, fc.constant(NO_PREVIOUS)),
  manifestHash: hash,
})

test.group('Manifest', () => {
  test('what is written is read back', ({ assert }) => {
    fc.assert(
      fc.property(lines, (some) => assert.deepEqual(readManifest(writeManifest(some)), some))
    )
  })

  test('any other text with another meaning has another hash, and half of one is refused', ({
    assert,
  }) => {
    fc.assert(
      fc.property(lines, fc.nat(), (some, at) => {
        fc.pre(some.length > 0)
        const text = writeManifest(some)
        const cut = text.slice(0, at % text.length)
        assert.notDeepEqual(readManifest(cut), some)
        assert.notEqual(sha256Hex(cut), sha256Hex(text))
      })
    )
  })

  test('a path that stands in it twice is refused, and a line of another form', ({ assert }) => {
    const line = `${'a'.repeat(64)}  x.pdf\n`
    assert.isNull(readManifest(line + line))
    assert.isNull(readManifest(`${'A'.repeat(64)}  x.pdf\n`))
    assert.isNull(readManifest(`${'a'.repeat(64)} x.pdf\n`))
    assert.isNull(readManifest(line.trim()))
    assert.deepEqual(readManifest(''), [])
  })
})

test.group('Chain', () => {
  test('what is written is read back, and its hash is that of its first seven lines', ({
    assert,
  }) => {
    fc.assert(
      fc.property(seal, (one) => {
        const text = writeChain(one)
        assert.deepEqual(readChain(text), { ...one, packageHash: packageHash(one) })
        const sealed = text
          .split('\n')
          .slice(0, 7)
          .map((line) => `${line}\n`)
        assert.equal(packageHash(one), createHash('sha256').update(sealed.join('')).digest('hex'))
      })
    )
  })

  test('two seals that differ in anything have different hashes', ({ assert }) => {
    fc.assert(
      fc.property(seal, seal, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        assert.notEqual(packageHash(one), packageHash(other))
      })
    )
  })

  test('changing any package of a chain breaks the link of the next one', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.array(seal, { minLength: 2, maxLength: 6 }),
        fc.nat(),
        hash,
        (some, at, to) => {
          let previousHash = NO_PREVIOUS
          const chain = some.map((one, index) => {
            const linked = { ...one, sequence: index + 1, previousHash }
            previousHash = packageHash(linked)
            return linked
          })
          const index = at % (chain.length - 1)
          fc.pre(chain[index].manifestHash !== to)
          const forged = packageHash({ ...chain[index], manifestHash: to })
          assert.notEqual(chain[index + 1].previousHash, forged)
        }
      )
    )
  })

  test('a text of another form is no chain', ({ assert }) => {
    for (const text of ['', 'format shuiyou-archive/2\n', `${NO_PREVIOUS}\n`])
      assert.isNull(readChain(text))
  })
})
