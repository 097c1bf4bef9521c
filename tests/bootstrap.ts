import testUtils from '@adonisjs/core/services/test_utils'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { authBrowserClient } from '@adonisjs/auth/plugins/browser_client'
import type { ApplicationService } from '@adonisjs/core/types'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { sessionBrowserClient } from '@adonisjs/session/plugins/browser_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { apiClient } from '@japa/api-client'
import { assert } from '@japa/assert'
import { browserClient } from '@japa/browser-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import type { BaseConfig, PluginFn } from '@japa/runner/types'
import { launchChromium } from './support/chromium.js'
import { takeOverClientSessions } from './support/client_sessions.js'
import type { Needs } from './support/environment.js'
import { reporters } from './support/plain_config.js'
import { migrateTestDatabase } from './support/test_database.js'

const WITH_SERVER = ['functional', 'journeys', 'browser', 'faults']

type JapaConfig = BaseConfig & Required<Pick<BaseConfig, 'setup' | 'teardown'>>

export function configWithApp(app: ApplicationService, needs: Needs): JapaConfig {
  return {
    plugins: [assert(), ...clients(app, needs)],
    reporters,
    setup: [migrateTestDatabase],
    teardown: [],
    configureSuite: (suite) => {
      if (WITH_SERVER.includes(suite.name)) suite.setup(() => testUtils.httpServer().start())
    },
  }
}

function clients(app: ApplicationService, needs: Needs): PluginFn[] {
  takeOverClientSessions(app)
  const baseURL = `http://${process.env.HOST}:${process.env.PORT}`
  const api = [apiClient({ baseURL }), pluginAdonisJS(app, { baseURL })]
  const signedIn = [sessionApiClient(app), authApiClient(app), shieldApiClient()]
  if (!needs.browser) return [...api, ...signedIn]
  const browser = browserClient({ runInSuites: ['browser', 'journeys'], launcher: launchChromium })
  return [...api, ...signedIn, browser, sessionBrowserClient(app), authBrowserClient(app)]
}
