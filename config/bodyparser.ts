import { defineConfig } from '@adonisjs/core/bodyparser'

/** Sheets and proofs are uploaded as multipart; their content is checked again before it is parsed. */
export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: {
    convertEmptyStringsToNull: true,
    types: ['application/x-www-form-urlencoded'],
    limit: '1mb',
    // Rows of a form are numbered; beyond this many they would no longer be a list.
    queryString: { arrayLimit: 1000 },
  },
  json: {
    convertEmptyStringsToNull: true,
    types: ['application/json', 'application/json; charset=utf-8'],
    limit: '1mb',
  },
  raw: { types: ['text/*'], limit: '1mb' },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: true,
    processManually: [],
    limit: '25mb',
    types: ['multipart/form-data'],
  },
})
