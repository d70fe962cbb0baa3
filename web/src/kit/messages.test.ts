import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'

/** What pages say: files whose exports are texts in folders, by the names that such files have here. */
const files = import.meta.glob<Record<string, unknown>>(
  ['/src/**/*essages*.ts', '/src/**/*Zh.ts', '/src/**/*En.ts', '!/src/**/*.test.ts'],
  { eager: true },
)

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('texts of pages', () => {
  const all = [...new Set(Object.values(files).flatMap(texts))]

  it('are found', () => expect(all.length).toBeGreaterThan(2_000))

  it('can all be said: none has a sign that means something else to the one who says them', () => {
    const wrong: string[] = []
    const { t } = createI18n({
      legacy: false,
      locale: 'en',
      messages: { en: Object.fromEntries(all.map((text, nth) => [`t${nth}`, text])) },
    }).global
    all.forEach((text, nth) => {
      try {
        t(`t${nth}`, { count: 1 })
      } catch {
        wrong.push(text)
      }
    })
    expect(wrong).toEqual([])
  })
})
