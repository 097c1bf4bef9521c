import { Controller } from '../../vendor/stimulus.js'

const INK = '#111'
const PAPER = '#fff'
const LINE_WIDTH = 2.5

/** A place to sign with a finger; the picture travels as a file of the form. */
export default class extends Controller {
  static targets = ['pad', 'file']

  connect() {
    this.element.hidden = false
    this.fit()
  }

  /** The pad is as fine as the screen; turning the phone begins anew. */
  fit() {
    const { clientWidth, clientHeight } = this.padTarget
    const scale = devicePixelRatio || 1
    if (this.padTarget.width === Math.round(clientWidth * scale)) return
    this.padTarget.width = Math.round(clientWidth * scale)
    this.padTarget.height = Math.round(clientHeight * scale)
    this.pen = this.padTarget.getContext('2d')
    this.pen.scale(scale, scale)
    this.clear()
  }

  clear() {
    this.pen.fillStyle = PAPER
    this.pen.fillRect(0, 0, this.padTarget.width, this.padTarget.height)
    this.fileTarget.files = new DataTransfer().files
  }

  begin(event) {
    event.preventDefault()
    this.padTarget.setPointerCapture(event.pointerId)
    this.isDrawing = true
    Object.assign(this.pen, {
      strokeStyle: INK,
      lineWidth: LINE_WIDTH,
      lineCap: 'round',
      lineJoin: 'round',
    })
    this.pen.beginPath()
    this.pen.moveTo(event.offsetX, event.offsetY)
  }

  draw(event) {
    if (!this.isDrawing) return
    this.pen.lineTo(event.offsetX, event.offsetY)
    this.pen.stroke()
  }

  end() {
    if (!this.isDrawing) return
    this.isDrawing = false
    this.padTarget.toBlob((picture) => {
      const list = new DataTransfer()
      list.items.add(new File([picture], 'signature.png', { type: 'image/png' }))
      this.fileTarget.files = list.files
    }, 'image/png')
  }
}
