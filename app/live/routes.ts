import transmit from '@adonisjs/transmit/services/main'
import { middleware } from '#start/kernel'

/** One stream a browser; each channel asks who listens (`start/providers/live_provider.ts`). */
transmit.registerRoutes((route) => route.use(middleware.auth()))
