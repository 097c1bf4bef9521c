import router from '@adonisjs/core/services/router'

const LivenessController = () => import('#app/operations/controllers/liveness_controller')
const ReadinessController = () => import('#app/operations/controllers/readiness_controller')

/** Public and without a session: balancers and supervisors ask every few seconds. */
router.get('/health/live', [LivenessController, 'show']).as('health.live')
router.get('/health/ready', [ReadinessController, 'show']).as('health.ready')
