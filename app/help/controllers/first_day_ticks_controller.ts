import { errors, type HttpContext } from '@adonisjs/core/http'
import { TickFirstDayTask } from '#app/help/actions/tick_first_day_task'
import { firstDayTasks } from '#app/help/first_day_tasks'
import HelpPolicy from '#app/help/policies/help_policy'
import { firstDayTickValidator } from '#app/help/validators'

export default class FirstDayTicksController {
  async store({ auth, bouncer, request, response }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('beginHere')
    const person = auth.getUserOrFail()
    const { task, done } = await request.validateUsing(firstDayTickValidator)
    const isTheirs = firstDayTasks(person).some(({ key }) => key === task)
    if (!isTheirs) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    await new TickFirstDayTask().handle({ userId: person.id, task, isDone: done })
    return response.redirect().status(303).toPath('/help/first-day')
  }
}
