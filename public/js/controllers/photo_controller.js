import { Controller } from '../../vendor/stimulus.js'

const LONGEST_SIDE = 1600
const QUALITY = 0.85

/** Makes a photo small enough for a mobile line; where it was taken is not sent along. A browser that cannot do so sends it as it is. */
export default class extends Controller {
  static targets = ['input', 'preview']

  async shrink() {
    const [photo] = this.inputTarget.files
    if (photo) await this.#replace(photo)
    this.#show(this.inputTarget.files[0])
  }

  async #replace(photo) {
    const picture = await createImageBitmap(photo).catch(() => null)
    if (!picture) return
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    if (small) this.inputTarget.files = listOf(new File([small], 'photo.jpg', { type: small.type }))
  }

  #show(photo) {
    this.previewTarget.hidden = true
    if (!photo) return
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      this.previewTarget.src = reader.result
      this.previewTarget.hidden = false
    })
    reader.readAsDataURL(photo)
  }
}

function listOf(file) {
  const list = new DataTransfer()
  list.items.add(file)
  return list.files
}
