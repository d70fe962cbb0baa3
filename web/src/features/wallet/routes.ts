/** The pages of one's own money. */
export const walletRoutes = [
  { path: '/wallet', name: 'wallet', component: () => import('./WalletPage.vue') },
  { path: '/wallet/top-up', name: 'wallet-top-up', component: () => import('./TopUpPage.vue') },
  { path: '/wallet/fees', name: 'wallet-fees', component: () => import('./OwnFeesPage.vue') },
]
