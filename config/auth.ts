import { configProvider } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/auth'
import { sessionGuard } from '@adonisjs/auth/session'
import type { Authenticators, InferAuthEvents, InferAuthenticators } from '@adonisjs/auth/types'

const provider = configProvider.create(async () => {
  const { SessionUserProvider } = await import('#app/identity/session_user_provider')
  return new SessionUserProvider()
})

const authConfig = defineConfig({
  default: 'web',
  guards: { web: sessionGuard({ useRememberMeTokens: false, provider }) },
})

export default authConfig

declare module '@adonisjs/auth/types' {
  export interface Authenticators extends InferAuthenticators<typeof authConfig> {}
}
declare module '@adonisjs/core/types' {
  interface EventsList extends InferAuthEvents<Authenticators> {}
}
