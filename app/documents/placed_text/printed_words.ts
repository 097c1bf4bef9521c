/** Labels that invoices print beside their values, both of today and of the older kinds. Blanks are left out. */
export const PRINTED_LABELS = {
  code: /发票代码[：:]/g,
  number: /发票号码[：:]/g,
  day: /开票日期[：:]/g,
  checkCode: /校验码[：:]/g,
  machineNumber: /机器编号[：:]/g,
  taxpayerId: /(?:统一社会信用代码[/／])?纳税人识别号[：:]/g,
  addressAndPhone: /地址、?电话[：:]/g,
  bankAndAccount: /开户行及账号[：:]/g,
  name: /名称[：:]/g,
  words: /价税合计[（(]大写[）)][：:]?/g,
  digits: /[（(]小写[）)][：:]?/g,
  payee: /收款人[：:]/g,
  checker: /复核人?[：:]/g,
  issuedBy: /开票人[：:]?/g,
} as const

export type LabelName = keyof typeof PRINTED_LABELS

/** Heads of the columns of the lines, in their order. */
export const PRINTED_COLUMNS = {
  name: ['项目名称', '货物或应税劳务、服务名称', '货物或应税劳务名称'],
  spec: ['规格型号'],
  unit: ['单位'],
  quantity: ['数量'],
  unitPrice: ['单价'],
  net: ['金额'],
  rate: ['税率/征收率', '税率'],
  tax: ['税额'],
} as const

export type ColumnName = keyof typeof PRINTED_COLUMNS

/** Lists of many lines number them before their names, and the first page points to them. */
export const NUMBER_HEAD = '序号'
export const SEE_LIST = /^[（(]详见销货清单[）)]$/

/** A row that begins so ends the lines of a page. */
export const SUM_WORDS = /^(?:合计|小计)/

/** Printed one below the other, left of the remark. */
export const REMARK_WORDS = ['备', '注'] as const

export const RATE_WORDS = /^(?:\d+(?:\.\d+)?%|免税|不征税)$/

/** Some programs write the crossed circle before the words as a character. */
export const BEFORE_WORDS = /^[⊗ⓧ×\s]+/
