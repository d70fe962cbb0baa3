/** One's day and week, free rooms, and the calendar to subscribe to. */
export const timetableRoutes = [
  { path: '/day', name: 'day', component: () => import('./DayPage.vue') },
  { path: '/day/calendar', name: 'day-calendar', component: () => import('./CalendarPage.vue') },
  { path: '/free-rooms', name: 'free-rooms', component: () => import('./FreeRoomsPage.vue') },
  { path: '/free-rooms/:id', name: 'room', component: () => import('./RoomPage.vue'), props: true },
]
