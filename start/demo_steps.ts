/*
 * What `node ace demo:seed` makes, in this order. The one page.
 */
import type { LazyDemoStep } from '#app/platform/demo/demo_step'

export const demoSteps: LazyDemoStep[] = [() => import('#app/identity/actions/seed_people')]
