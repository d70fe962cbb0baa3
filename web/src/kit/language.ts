/** The two languages of the pages, Chinese first; the choice is kept in the browser and, once signed in, by the server. */
import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { doorMessages } from './messages'
import { session } from './me'
import { put } from './call'

export type Language = 'zh-CN' | 'en'

/** The texts of a module in both languages. */
type Texts = Record<Language, object>

const KEPT = 'shaopao.language'

const i18n = createI18n({
  legacy: false,
  locale: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {}, en: {} },
})
document.documentElement.lang = i18n.global.locale.value

/** The plug-in with the texts of these modules, by the name that they go by in the pages. */
export function texts(modules: Record<string, Texts>): typeof i18n {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const [name, messages] of Object.entries({ ...modules, door: doorMessages })) {
      i18n.global.mergeLocaleMessage(language, { [name]: messages[language] })
    }
  }
  watch(() => session.me?.language, hear)
  return i18n
}

/** Brings the texts of a part that is loaded only when somebody opens it. */
export function useTexts(name: string, module: Texts): void {
  for (const language of ['zh-CN', 'en'] as const) {
    i18n.global.mergeLocaleMessage(language, { [name]: module[language] })
  }
}

export function language(): Language {
  return i18n.global.locale.value as Language
}

/** How days and hours are written: on 24 hours, the day before the month in English. */
export function region(): string {
  return language() === 'en' ? 'en-GB' : 'zh-CN'
}

/** Changes the language of the page, and of messages that the server sends to this person. */
export function speak(chosen: Language): void {
  hear(chosen)
  if (session.me !== null) void put('/api/access/language', { language: chosen }).catch(() => undefined)
}

/** Takes the language over that a person chose elsewhere. */
export function hear(chosen: string | null | undefined): void {
  if (chosen !== 'zh-CN' && chosen !== 'en') return
  i18n.global.locale.value = chosen
  document.documentElement.lang = chosen
  localStorage.setItem(KEPT, chosen)
}
