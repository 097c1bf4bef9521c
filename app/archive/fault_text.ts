import type { I18n } from '@adonisjs/i18n'

/** Faults with words of their own: `archive.faults.<fault>`. Others stand as they are. */
const FAULTS: readonly string[] = [
  'missing',
  'altered',
  'unreadable',
  'foreign',
  'absent',
  'partial',
  'not_in_manifest',
  'not_in_metadata',
  'unknown_name',
  'other_kind',
  'other_previous',
  'other_package',
  'other_count',
  'xml_missing',
  'pdf_missing',
  'ofd_missing',
  'xml_altered',
  'pdf_altered',
  'ofd_altered',
  'xml_foreign',
  'pdf_foreign',
  'ofd_foreign',
  'xml_unreadable',
  'pdf_unreadable',
  'ofd_unreadable',
  'words_differ',
  'arithmetic_wrong',
  'signature_wrong',
]

/** Faults that name the fields in which two tellings differ: `files_differ:netFen,buyer.name`. */
const OF_FIELDS: readonly string[] = ['metadata_differs', 'files_differ']

export function faultText(what: string, i18n: I18n): string {
  const [fault, named = ''] = what.split(':')
  if (FAULTS.includes(fault)) return i18n.t(`archive.faults.${fault}`)
  if (!OF_FIELDS.includes(fault)) return what
  const fields = named.split(',').map((field) => fieldText(field, i18n))
  return i18n.t(`archive.faults.${fault}`, { fields: fields.join(i18n.t('ui.list_separator')) })
}

/** `buyerName` of a record and `buyer.name` of a file are one field. */
function fieldText(field: string, i18n: I18n): string {
  const ofParty = field.replace(/^(seller|buyer)(Name|TaxpayerId)$/, (_, party, [first, ...rest]) =>
    [party, first.toLowerCase() + rest.join('')].join('.')
  )
  return i18n.t(`verify.fields.${ofParty.replace('.', '_')}`, {}, field)
}
