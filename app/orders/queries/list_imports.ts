import OrderImport from '#app/orders/models/order_import'
import StoredFile from '#app/platform/files/stored_file'
import { decodeCursor, pageOf, seekPage } from '#app/platform/database/keyset'

const PER_PAGE = 20

/** Imports with the names of their files, newest first. */
export async function listImports(cursorText: unknown) {
  const cursor = decodeCursor(cursorText)
  const columns = { at: 'received_at', id: 'id' }
  const found = await seekPage(OrderImport.query(), columns, cursor, PER_PAGE)
  const position = (sheet: OrderImport) => ({ at: sheet.receivedAt, id: sheet.id })
  const page = pageOf(found, position, cursor, PER_PAGE)
  const files = await StoredFile.query().whereIn(
    'id',
    page.rows.map(({ fileId }) => fileId)
  )
  const names = new Map(files.map((file) => [file.id, file.fileName]))
  return { ...page, fileNames: names }
}
