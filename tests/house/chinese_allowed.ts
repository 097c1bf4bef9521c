/**
 * Where Chinese may stand in code. Language files, help and test fixtures are not listed: they are not
 * code. Everything here is data that is never translated.
 */
export const chineseAllowed: readonly RegExp[] = [
  // The legal texts on the face of an invoice, and amounts in words.
  /^app\/documents\/(?:face_texts|remark_texts|chinese_amount|placed_text\/printed_words)\.ts$/,
  // How people head the columns of their order sheets, and what they write into them.
  /^app\/orders\/imports\/(?:header_aliases|cell_parsers)\.ts$/,
  // Names of places, and words that tell a company from a person.
  /^app\/customers\/(?:area_words|functional_zones|company_words)\.ts$/,
  // What a tax channel says when it refuses: it gives no codes.
  /^plugins\/tax-nuonuo\/refusal_words\.ts$/,
]
