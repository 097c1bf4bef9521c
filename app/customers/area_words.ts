/** Words of Chinese administrative names and addresses. Data, in the language of the names. */

/** Short names of provinces that cutting the suffix does not give. */
export const PROVINCE_SHORT_NAMES: Readonly<Record<string, string>> = {
  150000: '内蒙古',
  450000: '广西',
  540000: '西藏',
  640000: '宁夏',
  650000: '新疆',
  810000: '香港',
  820000: '澳门',
}

export const MUNICIPALITY_CODES: readonly string[] = ['110000', '120000', '310000', '500000']

/** Cities without districts (GB/T 2260 has no county below them); what people write next is a town. */
export const UNDIVIDED_CITY_CODES: readonly string[] = ['441900', '442000', '460400', '620200']

/** Rows of the table that group what a province governs directly; nobody writes them as a city. */
export const GROUPING_CITY_NAMES: readonly string[] = ['省直辖县', '自治区直辖县级行政区划', '县']

/** Names between two levels that the table does not know as a level. */
export const FILLER_NAMES: readonly string[] = [
  '雄安新区',
  '市辖区',
  '省直辖县级行政区划',
  '省直辖县级行政单位',
  '省直辖县',
  '自治区直辖县级行政区划',
]

export const COUNTRY_NAME = /^(?:中华人民共和国|中国)/

/** Longest first: the suffix that is cut to get a short name. */
export const ADMINISTRATIVE_SUFFIX =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|行政委员会|地区|林区|新区|省|市|盟|区|县|旗)$/

/** Long suffixes and what people write in their place. */
export const SHORTENED_SUFFIXES: readonly (readonly [string, string])[] = [
  ['自治州', '州'],
  ['自治县', '县'],
  ['自治旗', '旗'],
  ['高新技术产业开发区', '高新区'],
  ['高新技术开发区', '高新区'],
  ['经济技术开发区', '经开区'],
  ['经济开发区', '经开区'],
]

/** A short name must not be followed by one of these: it would be another name, or a road. */
export const NOT_AFTER_SHORT_NAME =
  /^(?:省|市|区|县|州|盟|旗|镇|乡|村|[东西南北中]?[一二三四五六七八九十]*(?:路|街|大道|大街|大桥|巷|弄|道|里|桥|广场|公园|花园|小区|大厦|社区))/

export const ETHNIC_GROUPS =
  /(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各)族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)+$/

/** Words that label the parts of a pasted contact. */
export const CONTACT_LABELS =
  /(?:收货人|收件人|联系人|姓名|收货地址|收件地址|详细地址|所在地区|地址|联系电话|联系方式|手机号码|手机号|手机|电话)\s*[:：]\s*/g

/** A name glued behind the last part of an address: number, room, storey, building. */
export const GLUED_NAME = /^(.*(?:号|室|楼|栋|幢|座|层|户|单元))(\p{Script=Han}{2,4})$/u
