/** The pages of bookings. */
export const bookingRoutes = [
  { path: '/booking', name: 'booking', component: () => import('./FindPage.vue') },
  { path: '/booking/places/:id', name: 'booking-place', component: () => import('./PlacePage.vue'), props: true },
  { path: '/booking/seats', name: 'booking-seats', component: () => import('./SeatsPage.vue') },
  { path: '/booking/mine', name: 'booking-mine', component: () => import('./MinePage.vue') },
  { path: '/booking/bookings/:id', name: 'booking-one', component: () => import('./OnePage.vue'), props: true },
  { path: '/booking/draws', name: 'booking-draws', component: () => import('./DrawsPage.vue') },
  { path: '/booking/draws/:id', name: 'booking-draw', component: () => import('./DrawPage.vue'), props: true },
  { path: '/booking/series', name: 'booking-series', component: () => import('./SeriesPage.vue') },
  { path: '/booking/credit', name: 'booking-credit', component: () => import('./CreditPage.vue') },
  { path: '/booking/sign-in', name: 'booking-sign-in', component: () => import('./SignInPage.vue') },
  { path: '/booking/desk', name: 'booking-desk', component: () => import('./ApprovalsPage.vue') },
]
