/** For routes: `where('format', EXPORT_FORMATS)`. */
export const EXPORT_FORMATS = /^(xlsx|csv)$/
