/** The pages of the experience panel. */
export const trialRoutes = [
  { path: '/trials', name: 'trials', component: () => import('./MyTrialsPage.vue') },
  { path: '/trials/records', name: 'trial-records', component: () => import('./RecordsPage.vue') },
  { path: '/trials/records/:id', name: 'trial-record', component: () => import('./RecordPage.vue'), props: true },
  { path: '/trials/:id', name: 'trial', component: () => import('./TrialPage.vue'), props: true },
]
