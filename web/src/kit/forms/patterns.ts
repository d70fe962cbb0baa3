/** Texts of a known form, as the server's `TextPattern` reads them. */
import type { TextPattern } from './types'

const PATTERNS: Record<TextPattern, RegExp> = {
  PHONE: /^(?:1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?|\+[0-9][0-9 -]{4,20}[0-9])$/,
  MAIL: /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}$/,
  IDENTITY_NUMBER: /^[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$/,
  POSTCODE: /^[0-9]{6}$/,
  BANK_ACCOUNT: /^[0-9]{8,30}$/,
  PLATE:
    /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$/,
}
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The text as it is kept, or undefined when it is not of this form. */
export function ofPattern(pattern: TextPattern, text: string): string | undefined {
  const normal = pattern === 'IDENTITY_NUMBER' || pattern === 'PLATE' ? text.toUpperCase() : text
  if (!PATTERNS[pattern].test(normal)) return undefined
  return pattern === 'IDENTITY_NUMBER' && !checked(normal) ? undefined : normal
}

/** GB 11643: the last sign is a check on the others. */
function checked(number: string): boolean {
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0)
  return CHECKS[sum % 11] === number[17]
}
