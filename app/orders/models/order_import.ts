import { OrderImportSchema } from '#database/schema'
import type { SheetHeader } from '#app/orders/imports/read_header'

export default class OrderImport extends OrderImportSchema {
  declare state: 'received' | 'reading' | 'finished' | 'failed'
  declare header: SheetHeader | null
}
