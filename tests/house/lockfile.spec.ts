import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'

interface LockedPackage {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

test.group('package-lock.json', () => {
  test('names every package that one of its packages asks for', ({ assert }) => {
    const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
      readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
    )
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) => {
      const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      return wanted.filter((name) => !isLocked(lock.packages, path, name))
    })

    // `npm ci` refuses such a file. `npm install` drops packages for other systems when it cannot
    // fetch their descriptions; they belong back into it.
    assert.deepEqual(missing, [])
  })
})

/** As Node looks for it: in the package's own folder, then in each folder above. */
function isLocked(packages: Record<string, LockedPackage>, path: string, name: string): boolean {
  const folders = path.split('node_modules/')
  return folders.some((_, index) => {
    const above = folders.slice(0, folders.length - index).join('node_modules/')
    const parent = above === '' || above.endsWith('/') ? above : `${above}/`
    return `${parent}node_modules/${name}` in packages
  })
}
