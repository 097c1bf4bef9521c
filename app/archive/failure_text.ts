import type { I18n } from '@adonisjs/i18n'
import type { DestroyFailure } from '#app/archive/actions/destroy_package'
import { never } from '#app/platform/result'

export function failureText(failure: DestroyFailure, i18n: I18n): string {
  switch (failure.type) {
    case 'missing':
      return i18n.t('archive.failures.missing')
    case 'stale':
      return i18n.t('archive.failures.stale', { state: i18n.t(`archive.states.${failure.state}`) })
    case 'retained':
      return i18n.t('archive.failures.retained', { until: failure.until })
    case 'same_person':
      return i18n.t('archive.failures.same_person')
    default:
      return never(failure)
  }
}
