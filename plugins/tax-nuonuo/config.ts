export const config = {
  url: {
    type: 'url',
    env: 'TAX_NUONUO_URL',
    label: 'plugins.tax-nuonuo.config.url',
    fallback: 'https://sdk.nuonuo.com/open/v1/services',
  },
  tokenUrl: {
    type: 'url',
    env: 'TAX_NUONUO_TOKEN_URL',
    label: 'plugins.tax-nuonuo.config.token_url',
    fallback: 'https://open.nuonuo.com/accessToken',
  },
  appKey: {
    type: 'text',
    env: 'TAX_NUONUO_APP_KEY',
    label: 'plugins.tax-nuonuo.config.app_key',
  },
  appSecret: {
    type: 'secret',
    env: 'TAX_NUONUO_APP_SECRET',
    label: 'plugins.tax-nuonuo.config.app_secret',
  },
  taxpayerId: {
    type: 'text',
    env: 'TAX_NUONUO_TAXPAYER_ID',
    label: 'plugins.tax-nuonuo.config.taxpayer_id',
  },
  extensionNumber: {
    type: 'text',
    env: 'TAX_NUONUO_EXTENSION_NUMBER',
    label: 'plugins.tax-nuonuo.config.extension_number',
    isOptional: true,
  },
  /** One of 11 to 18 (refund of 30 to 100 %, or beyond a tax burden); without it such lines are declined. */
  refundPolicy: {
    type: 'text',
    env: 'TAX_NUONUO_REFUND_POLICY',
    label: 'plugins.tax-nuonuo.config.refund_policy',
    isOptional: true,
  },
  /** Their answer for doing without the reduction to 1 %: not confirmed, so it can be set. */
  surveyAnswer: {
    type: 'text',
    env: 'TAX_NUONUO_SURVEY_ANSWER',
    label: 'plugins.tax-nuonuo.config.survey_answer',
    fallback: '3',
  },
  /** Hosts, with everything below them, from which documents may be fetched; separated by blanks. */
  documentHosts: {
    type: 'text',
    env: 'TAX_NUONUO_DOCUMENT_HOSTS',
    label: 'plugins.tax-nuonuo.config.document_hosts',
    fallback: 'jss.com.cn nuonuo.com nuonuocs.cn',
  },
  timeoutMs: {
    type: 'whole_number',
    env: 'TAX_NUONUO_TIMEOUT_MS',
    label: 'plugins.tax-nuonuo.config.timeout',
    fallback: 15_000,
  },
  /** Their guide: a result can be asked for three to five seconds after the request. */
  askAfterMs: {
    type: 'whole_number',
    env: 'TAX_NUONUO_ASK_AFTER_MS',
    label: 'plugins.tax-nuonuo.config.ask_after',
    fallback: 4000,
  },
} as const
