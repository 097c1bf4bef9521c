import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const GalleryController = () => import('#app/desk/controllers/gallery_controller')

if (!app.inProduction) {
  router
    .group(() => {
      router.get('/ui', [GalleryController, 'index']).as('gallery.index')
      router.post('/ui', [GalleryController, 'store']).as('gallery.store')
    })
    .use([middleware.auth(), middleware.staff()])
}
