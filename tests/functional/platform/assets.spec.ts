import '@japa/assert'
import '@japa/api-client'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { AssetLibrary } from '#app/platform/assets/asset_library'

test.group('Assets', () => {
  test('those of this release are kept for ever, compressed and rightly typed', async ({
    client,
    assert,
  }) => {
    const library = await app.container.make(AssetLibrary)
    const types = {
      'css/app.css': 'text/css; charset=utf-8',
      'js/app.js': 'text/javascript; charset=utf-8',
      'vendor/turbo.js': 'text/javascript; charset=utf-8',
      'img/icons.svg': 'image/svg+xml',
    }
    for (const [name, type] of Object.entries(types)) {
      const response = await client.get(library.url(name)).header('accept-encoding', 'gzip')
      response.assertStatus(200)
      assert.equal(response.header('content-type'), type)
      assert.equal(response.header('content-encoding'), 'gzip')
      assert.equal(response.header('cache-control'), 'public, max-age=31536000, immutable')
      assert.isUndefined(response.header('set-cookie'))
    }
  })

  test('an older release gets the file of today, but not to keep', async ({ client, assert }) => {
    const response = await client.get('/assets/000000000000/css/app.css')
    response.assertStatus(200)
    assert.equal(response.header('cache-control'), 'no-cache')
  })

  test('nothing else of the machine can be asked for', async ({ client }) => {
    for (const path of [
      '../package.json',
      '..%2f..%2fpackage.json',
      'vendor/..%2f..%2fpackage.json',
      'vendor/@tabler/core/package.json',
      'css',
    ]) {
      const response = await client.get(`/assets/x/${path}`)
      response.assertStatus(404)
    }
  })

  test('a page that names an unknown asset is a bug and says so', async ({ assert }) => {
    const library = await app.container.make(AssetLibrary)
    assert.throws(() => library.url('css/none.css'), 'no such asset: css/none.css')
  })
})
