/** `GET /health/live`: the process answers. Says nothing about what it depends on. */
export default class LivenessController {
  show() {
    return { isLive: true }
  }
}
