/** The endpoints of messages. */
import { get, post, put, type Paged } from '../../kit/call'
import type { Category, ChooseNotices, NoticeCard, NoticePreferences } from './types'

export type Box = 'all' | 'unread' | 'archived'

export const notices = {
  messages: (box: Box, category: Category | '', after: string | null, limit?: number) =>
    get<Paged<NoticeCard>>('/api/notices', {
      unread: box === 'unread' || null,
      archived: box === 'archived' || null,
      category,
      after,
      limit,
    }),
  unread: () => get<{ unread: number }>('/api/notices/unread'),
  read: (id: string) => put<undefined>(`/api/notices/${id}/read`, undefined),
  readAll: (upTo: string, category: Category | '') =>
    put<{ unread: number }>('/api/notices/read', { upTo, category: category === '' ? null : category }),
  archive: (id: string, archived: boolean) => put<undefined>(`/api/notices/${id}/archived`, { archived }),
  preferences: () => get<NoticePreferences>('/api/notices/preferences'),
  choose: (command: ChooseNotices) => put<NoticePreferences>('/api/notices/preferences', command),
  unsubscribe: (token: string) => post<{ category: Category }>('/api/notices/unsubscribe', undefined, { token }),
}
