/** The pages of buses. */
export const busRoutes = [
  { path: '/bus', name: 'bus', component: () => import('./BusPage.vue') },
  { path: '/bus/stop', name: 'bus-stop', component: () => import('./StopPage.vue') },
  { path: '/bus/routes', name: 'bus-routes', component: () => import('./RoutesPage.vue') },
  { path: '/bus/route', name: 'bus-route', component: () => import('./RoutePage.vue') },
  { path: '/bus/journey', name: 'bus-journey', component: () => import('./JourneyPage.vue') },
  { path: '/bus/seats', name: 'bus-seats', component: () => import('./SeatsPage.vue') },
  { path: '/bus/drive', name: 'bus-drive', component: () => import('./DrivePage.vue') },
]
