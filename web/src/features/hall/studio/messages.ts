/** What the studio says; loaded with its pages. */
import { wordsEn } from './wordsEn'
import { wordsZh } from './wordsZh'

export const studioMessages = { 'zh-CN': wordsZh, en: wordsEn }
