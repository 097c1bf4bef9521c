/** How order sheets call their columns and kinds of invoice. Data, in the languages of the sheets. */

export const ORDER_FIELDS = [
  'externalNumber',
  'customerName',
  'contactName',
  'phone',
  'address',
  'sku',
  'quantity',
  'unitPriceInclTax',
  'invoiceKind',
  'invoiceTitle',
  'taxpayerId',
  'email',
  'remark',
  'discount',
] as const

export type OrderField = (typeof ORDER_FIELDS)[number]

/** Without these no row can become an order. The others have a default or may stay empty. */
export const REQUIRED_FIELDS: readonly OrderField[] = [
  'externalNumber',
  'customerName',
  'phone',
  'address',
  'sku',
  'quantity',
]

/** The first alias is the name we use ourselves: in templates, and for a column that a sheet does not have. */
export const HEADER_ALIASES: Readonly<Record<OrderField, readonly string[]>> = {
  externalNumber: words(
    '外部单号|订单编号|订单号|单号|外部订单号|客户订单号|平台订单号|原始单号|商户订单号|' +
      '采购单号|external number|external no|order number|order no|order id|po number'
  ),
  customerName: words(
    '客户名称|客户|购买单位|购买方|购买方名称|购货单位|购方名称|单位名称|公司名称|' +
      '下单客户|买家|买方名称|customer|customer name|company|company name|buyer|buyer name'
  ),
  contactName: words(
    '联系人|收件人|收货人|收件人姓名|收货人姓名|联系人姓名|姓名|contact|contact name|' +
      'recipient|recipient name|consignee'
  ),
  phone: words(
    '手机号|联系电话|手机|电话|手机号码|联系方式|收件人电话|收货人电话|收件电话|收货电话|' +
      '收件人手机|收货人手机|电话号码|联系手机|phone|phone number|mobile|mobile number|tel|' +
      'telephone'
  ),
  address: words(
    '收货地址|详细地址|地址|收件地址|收件人地址|收货人地址|配送地址|送货地址|邮寄地址|' +
      '寄送地址|address|shipping address|delivery address'
  ),
  sku: words(
    '商品编码|SKU|SKU编码|商品编号|货号|产品编码|产品编号|物料编码|商品SKU|商家编码|' +
      '商品代码|sku code|item code|product code|item no'
  ),
  quantity: words('数量|件数|购买数量|订购数量|商品数量|采购数量|quantity|qty'),
  unitPriceInclTax: words(
    '含税单价|单价(含税)|单价|价格|销售单价|成交单价|商品单价|单价(元)|含税单价(元)|' +
      '含税价|unit price|unit price incl tax|price|price incl tax'
  ),
  invoiceKind: words('发票类型|票种|发票种类|开票类型|开票种类|票据类型|invoice kind|invoice type'),
  invoiceTitle: words(
    '发票抬头|开票抬头|抬头|开票名称|开票单位|抬头名称|发票名称|invoice title|billed name|' +
      'bill to'
  ),
  taxpayerId: words(
    '纳税人识别号|税号|购方税号|统一社会信用代码|社会信用代码|' +
      '统一社会信用代码/纳税人识别号|纳税识别号|开票税号|单位税号|公司税号|taxpayer id|' +
      'tax id|tax number|vat number'
  ),
  email: words(
    '接收邮箱|邮箱|电子邮箱|收票邮箱|电子邮件|邮箱地址|接收邮件|email|e-mail|mail|' +
      'email address'
  ),
  remark: words('备注|买家留言|订单备注|客户备注|留言|说明|附言|remark|remarks|note|notes|comment'),
  discount: words(
    '优惠金额|优惠|优惠额|优惠(元)|优惠金额(元)|折扣金额|折扣额|折扣(元)|减免金额|让利金额|' +
      'discount|discount amount|discount incl tax|discount yuan'
  ),
}

export type InvoiceKind = 'ordinary' | 'vat_special' | 'none'

export const INVOICE_KIND_ALIASES: Readonly<Record<InvoiceKind, readonly string[]>> = {
  ordinary: words(
    '普通发票|增值税普通发票|普票|电子普通发票|增值税电子普通发票|数电普票|' +
      '电子发票(普通发票)|普通|普|ordinary|ordinary invoice|normal'
  ),
  vat_special: words(
    '增值税专用发票|专用发票|专票|电子专用发票|增值税电子专用发票|数电专票|' +
      '电子发票(增值税专用发票)|专用|专|vat_special|vat special|special|special invoice|' +
      'special vat invoice'
  ),
  none: words('不开票|不开发票|无需发票|不需要|不需要发票|不要发票|无|否|不开|none|no'),
}

/** What spreadsheets and people add to an amount. */
export const CURRENCY_MARKS = /^(?:[¥￥]|CNY|RMB)\s*|\s*元$/gi

/** The columns that we add to a sheet of refused rows; they are ignored when it comes back. */
export const REFUSED_SHEET_COLUMNS = {
  row: '原行号',
  reason: '退回原因',
  remedy: '处理办法',
} as const

function words(joined: string): readonly string[] {
  return joined.split('|')
}
