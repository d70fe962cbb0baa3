/** The page of one's place in line. */
export const queueRoutes = [{ path: '/tickets', name: 'tickets', component: () => import('./TicketsPage.vue') }]
