import { Controller } from '../../vendor/stimulus.js'

/** Shows what the lines of an order will cost while they are typed; the server counts again. */
export default class extends Controller {
  static targets = ['line', 'sku', 'quantity', 'price', 'discount', 'name', 'total', 'sum']

  connect() {
    this.count()
  }

  count() {
    const totals = this.lineTargets.map((line) => this.countLine(line))
    const known = totals.filter((total) => total !== null)
    if (known.length > 0) this.sumTarget.textContent = yuan(known.reduce((sum, one) => sum + one))
  }

  countLine(line) {
    const part = (name) => line.querySelector(`[data-order-lines-target="${name}"]`)
    const sku = part('sku').value.trim()
    const product =
      sku && document.querySelector(`#order-products option[value="${CSS.escape(sku)}"]`)
    part('name').textContent = product ? product.dataset.name : ''
    const price = part('price')
    if (product) price.placeholder = product.dataset.price
    const total =
      product &&
      lineTotal(
        price.value.trim() || product.dataset.price,
        part('quantity').value.trim(),
        part('discount').value.trim() || '0'
      )
    part('total').textContent = total === null || total === '' ? '—' : yuan(total)
    return total || total === 0n ? total : null
  }
}

/**
 * Yuan × quantity, rounded half up to the fen, less the discount, exactly as the server does it; null while it
 * cannot be read, or while the discount leaves nothing.
 */
function lineTotal(price, quantity, discount) {
  const [yuanPart, thousandths, less] = [scaled(price, 2), scaled(quantity, 3), scaled(discount, 2)]
  if (yuanPart === null || thousandths === null || less === null) return null
  const gross = (yuanPart * thousandths + 500n) / 1000n
  return less > 0n && less >= gross ? null : gross - less
}

function scaled(text, decimals) {
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(text)
  if (!match || (match[2] ?? '').length > decimals) return null
  return BigInt(match[1] + (match[2] ?? '').padEnd(decimals, '0'))
}

function yuan(fen) {
  const digits = fen.toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${digits.slice(-2)}`
}
