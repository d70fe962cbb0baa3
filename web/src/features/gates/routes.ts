/** The page of one's own passages. */
export const passageRoutes = [{ path: '/passages', name: 'passages', component: () => import('./MyPassagesPage.vue') }]
