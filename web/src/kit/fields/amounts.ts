/** Amounts as people type and read them; inside they are whole cents (分). */

/** Cents of an amount in yuan such as "12", "12.5" or "1,200.50"; nothing when it is none. */
export function cents(typed: string): number | undefined {
  const found = /^(-?)(\d{1,12})(?:\.(\d{0,2}))?$/.exec(typed.replace(/[,，\s]/g, ''))
  if (!found) return undefined
  const amount = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] === '-' ? -amount : amount
}

/** "1200.50" for 120,050 cents, to be typed on. */
export function yuan(amount: number): string {
  const sign = amount < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(amount) / 100)
  return `${sign}${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
}

/** "¥1,200.50" for 120,050 cents, to be read. */
export function yuanShown(amount: number): string {
  const [whole = '', part = ''] = yuan(Math.abs(amount)).split('.')
  return `${amount < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}
