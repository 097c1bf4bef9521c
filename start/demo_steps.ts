/*
 * What `node ace demo:seed` makes, in this order. The one page.
 */
import type { LazyDemoStep } from '#app/platform/demo/demo_step'

export const demoSteps: LazyDemoStep[] = [
  () => import('#app/identity/actions/seed_people'),
  () => import('#app/catalog/actions/seed_tax_codes'),
  () => import('#app/catalog/actions/seed_catalogue'),
  () => import('#app/sellers/actions/seed_seller'),
  () => import('#app/customers/actions/seed_customers'),
]
