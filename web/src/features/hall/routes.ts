/** The pages of the service hall; lazy, so that the portal's first page stays light. */

export const hallRoutes = [
  { path: '/hall', name: 'hall', component: () => import('./ItemsPage.vue') },
  { path: '/hall/items/:code', name: 'hall-item', component: () => import('./ItemPage.vue'), props: true },
  { path: '/hall/items/:code/apply', name: 'hall-apply', component: () => import('./ApplyPage.vue'), props: true },
  { path: '/hall/applications', name: 'hall-applications', component: () => import('./ApplicationsPage.vue') },
  {
    path: '/hall/applications/:id',
    name: 'hall-application',
    component: () => import('./ApplicationPage.vue'),
    props: true,
  },
  {
    path: '/hall/applications/:id/correct',
    name: 'hall-correct',
    component: () => import('./ApplyPage.vue'),
    props: true,
  },
  { path: '/hall/drafts', name: 'hall-drafts', component: () => import('./DraftsPage.vue') },
  { path: '/hall/todos', name: 'hall-todos', component: () => import('./TodosPage.vue') },
]
