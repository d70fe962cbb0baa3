/** The pages of the service hall; lazy, so that the portal's first page stays light. */
import type { RouteLocationNormalized } from 'vue-router'

/** The item, and the earlier application whose answers are taken over. */
function applyProps(to: RouteLocationNormalized) {
  return {
    code: String(to.params['code']),
    ...(typeof to.query['from'] === 'string' ? { from: to.query['from'] } : {}),
  }
}

export const hallRoutes = [
  { path: '/hall', name: 'hall', component: () => import('./ItemsPage.vue') },
  { path: '/hall/items/:code', name: 'hall-item', component: () => import('./ItemPage.vue'), props: true },
  {
    path: '/hall/items/:code/apply',
    name: 'hall-apply',
    component: () => import('./ApplyPage.vue'),
    props: applyProps,
  },
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
  { path: '/hall/todos', name: 'hall-todos', component: () => import('./TodosPage.vue') },
]
