/** Calls numbers aloud, one after the other, in Chinese and then in English. */
import { boardMessages } from './messages'

/** Digits one by one, as they are called in a hall: A 零 一 二. */
export function spoken(number: string, language: 'zh-CN' | 'en'): string {
  const digits = language === 'zh-CN' ? '零一二三四五六七八九' : '0123456789'
  return [...number].map((sign) => (/\d/.test(sign) ? (digits[Number(sign)] ?? sign) : sign)).join(' ')
}

export function sentence(number: string, counter: number, language: 'zh-CN' | 'en'): string {
  return boardMessages[language].say.replace('{number}', spoken(number, language)).replace('{counter}', String(counter))
}

/** False where the browser has no voice. */
export function call(number: string, counter: number): boolean {
  if (!('speechSynthesis' in window)) return false
  for (const language of ['zh-CN', 'en'] as const) {
    const words = new SpeechSynthesisUtterance(sentence(number, counter, language))
    words.lang = language
    words.rate = 0.9
    window.speechSynthesis.speak(words)
  }
  return true
}

/** Which calls are new since the last look: a number that is called again counts anew. */
export function fresh(calls: { id: string; calls: number; fresh: boolean }[], heard: Set<string>): Set<string> {
  return new Set(calls.filter((one) => one.fresh && !heard.has(`${one.id} ${one.calls}`)).map((one) => one.id))
}
