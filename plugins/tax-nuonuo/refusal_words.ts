/**
 * The tax side refuses in words, without a code (`failCause`). Which of our reasons they mean only chooses the
 * remedy that is shown beside them; the words themselves are shown too. The first that fits counts.
 */
export const REFUSAL_WORDS: readonly [RegExp, string][] = [
  [/额度|限额/, 'over_quota'],
  [/税率|征收率/, 'bad_rate'],
  [/编码/, 'bad_class_code'],
  [/购方|购买方|受票方/, 'bad_buyer'],
  [/登录|扫码|实人认证/, 'login_needed'],
  [/销方|销售方|开票员|认证/, 'bad_seller'],
  [/金额|税额|合计/, 'bad_arithmetic'],
]

/** The same for confirmation forms and credit invoices; what is not among these is looked for above. */
export const RED_WORDS: readonly [RegExp, string][] = [
  [/登录|扫码|实人认证/, 'login_needed'],
  [/已(?:全额)?红冲|可冲|剩余|超过蓝票|未完结|已存在.*确认单/, 'already_reversed'],
  [/(?:蓝票|蓝字发票|原发票).*(?:不存在|未找到|查无)/, 'not_found'],
  [/冲红原因|红冲原因|全额红冲/, 'bad_reason'],
]
