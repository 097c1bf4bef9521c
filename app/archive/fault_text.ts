import type { I18n } from '@adonisjs/i18n'

/** Faults with words of their own: `archive.faults.<fault>`. Others name fields, and stand as they are. */
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
]

export function faultText(what: string, i18n: I18n): string {
  return FAULTS.includes(what) ? i18n.t(`archive.faults.${what}`) : what
}
