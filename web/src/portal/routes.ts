/** The pages of the portal; all but the home page come when they are asked for. */
import type { RouteRecordRaw } from 'vue-router'
import { bookingRoutes } from '../features/booking/routes'
import { hallRoutes } from '../features/hall/routes'
import { passageRoutes } from '../features/gates/routes'
import { noticeRoutes } from '../features/notices/routes'
import { passRoutes } from '../features/pass/routes'
import { timetableRoutes } from '../features/timetable/routes'
import { queueRoutes } from '../features/queue/routes'
import { busRoutes } from '../features/transport/routes'
import { trialRoutes } from '../features/trials/routes'
import { walletRoutes } from '../features/wallet/routes'
import HomePage from './HomePage.vue'

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage },
  ...hallRoutes,
  ...noticeRoutes,
  ...passageRoutes,
  ...timetableRoutes,
  ...busRoutes,
  ...trialRoutes,
  ...walletRoutes,
  ...passRoutes,
  ...bookingRoutes,
  ...queueRoutes,
  { path: '/me', name: 'me', component: () => import('./me/MePage.vue') },
  { path: '/me/record', name: 'record', component: () => import('./me/RecordPage.vue') },
  { path: '/me/security', name: 'security', component: () => import('./me/SecurityPage.vue') },
  { path: '/me/away', name: 'away', component: () => import('./me/AwayPage.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]
