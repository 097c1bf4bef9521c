import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { GrowingTree, leafHash, sha256 } from '#app/audit/merkle'

/** MTH(D) of RFC 6962, section 2.1, written as the recursion that stands there. */
function treeHash(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

/** Inputs and roots of the public test vectors of Certificate Transparency (trees of 0 to 8 leaves). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
const LAST_INPUT = '606162636465666768696a6b6c6d6e6f'
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test.group('Hash tree', () => {
  test('the published test vectors come out', ({ assert }) => {
    const tree = GrowingTree.empty()
    assert.equal(tree.root().toString('hex'), ROOTS[0])
    for (const [index, input] of [...INPUTS, LAST_INPUT].entries()) {
      tree.append(leafHash(Buffer.from(input, 'hex')))
      assert.equal(tree.root().toString('hex'), ROOTS[index + 1], `${index + 1} leaves`)
    }
  })

  test('a tree that grows leaf by leaf has the root of the definition', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (inputs) => {
        const leaves = inputs.map((input) => leafHash(Buffer.from(input)))
        const tree = GrowingTree.empty()
        for (const leaf of leaves) tree.append(leaf)
        assert.isTrue(tree.root().equals(treeHash(leaves)))
      })
    )
  })

  test('a restored tree goes on as if it had never been put down', ({ assert }) => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (before, after) => {
        const leaf = (index: number) => leafHash(Buffer.from([index]))
        const whole = GrowingTree.empty()
        for (let index = 0; index < before; index++) whole.append(leaf(index))
        const restored = GrowingTree.restore(whole.size, whole.frontier())
        for (let index = before; index < before + after; index++) {
          whole.append(leaf(index))
          restored.append(leaf(index))
        }
        assert.isTrue(restored.root().equals(whole.root()))
      })
    )
  })

  test('a frontier of another size is refused', ({ assert }) => {
    assert.throws(() => GrowingTree.restore(3, Buffer.alloc(32)), /another frontier/)
  })
})
