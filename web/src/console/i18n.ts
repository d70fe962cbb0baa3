/** Texts of the console, Chinese first. */
import { createI18n } from 'vue-i18n'
import { auditMessages } from '../features/audit/console/messages'
import { calendarMessages } from '../features/calendar/console/messages'
import { systemMessages } from '../features/http/console/messages'
import { peopleMessages } from '../features/people/console/messages'
import { rulesMessages } from '../features/rules/console/messages'
import { shellMessages } from './messages'

export type Language = 'zh-CN' | 'en'

function texts(language: Language) {
  return {
    console: shellMessages[language],
    people: peopleMessages[language],
    audit: auditMessages[language],
    calendar: calendarMessages[language],
    rules: rulesMessages[language],
    system: systemMessages[language],
  }
}

const kept: Language = localStorage.getItem('shaopao.language') === 'en' ? 'en' : 'zh-CN'
document.documentElement.lang = kept

export const i18n = createI18n({
  legacy: false,
  locale: kept,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': texts('zh-CN'), en: texts('en') },
})

export function speak(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem('shaopao.language', language)
}
