import { onSignOut } from '../../kit/me'

onSignOut(() => import('./keys').then((keys) => keys.forgetMinutes()))

/** The pages of the one code; the visitor's opens without signing in. */
export const passRoutes = [
  { path: '/code', name: 'code', component: () => import('./CodePage.vue') },
  { path: '/code/visitors', name: 'visitors', component: () => import('./VisitorsPage.vue') },
  { path: '/check-in/:code', name: 'check-in', component: () => import('./CheckInPage.vue'), props: true },
  {
    path: '/visit/:link',
    name: 'visit',
    component: () => import('./GuestPage.vue'),
    props: true,
    meta: { open: true },
  },
]
