import type { components } from '../../kit/schema'

type Schemas = components['schemas']
export type NoticeCard = Schemas['NoticeCard']
export type Category = NoticeCard['category']
export type NoticePreferences = Schemas['NoticePreferences']
export type Wanted = Schemas['Wanted']
export type ChooseNotices = Schemas['ChooseNotices']

/** In the order in which people look for them. */
export const CATEGORIES: readonly Category[] = [
  'WAITING',
  'RESULT',
  'REMINDER',
  'CONVERSATION',
  'SERVICE',
  'ANNOUNCEMENT',
  'SECURITY',
  'SAFETY',
]
