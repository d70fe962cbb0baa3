/** The pages of messages; the one for whoever comes from a mail opens without signing in. */
export const noticeRoutes = [
  { path: '/messages', name: 'messages', component: () => import('./MessagesPage.vue') },
  { path: '/messages/settings', name: 'message-settings', component: () => import('./SettingsPage.vue') },
  {
    path: '/messages/unsubscribe',
    name: 'unsubscribe',
    component: () => import('./UnsubscribePage.vue'),
    meta: { open: true },
  },
]
