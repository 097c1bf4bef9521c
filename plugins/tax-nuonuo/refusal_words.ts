/**
 * The tax side refuses in words, without a code (`failCause`). Which of our reasons they mean only chooses the
 * remedy that is shown beside them; the words themselves are shown too. The first that fits counts.
 */
export const REFUSAL_WORDS: readonly [RegExp, string][] = [
  [/额度|限额/, 'over_quota'],
  [/税率|征收率/, 'bad_rate'],
  [/编码/, 'bad_class_code'],
  [/购方|购买方|受票方/, 'bad_buyer'],
  [/销方|销售方|开票员|登录|认证/, 'bad_seller'],
  [/金额|税额|合计/, 'bad_arithmetic'],
]
