import { DayProblem } from '#app/demo/day_problem'
import { Visitor } from '#app/demo/visitor'
import { readDemoLogins } from '#app/identity/demo_logins'

const POSTS = ['clerk', 'reviewer', 'warehouse', 'service', 'finance'] as const
type Post = (typeof POSTS)[number]

export type Crew = Record<Post, Visitor> & {
  /** Somebody without an account, who pays by the link that they were shown. */
  payer: Visitor
}

/** The demo people of this installation, each signed in at a browser of their own. */
export async function signInCrew(url: string): Promise<Crew> {
  const logins = await readDemoLogins()
  const signedIn = await Promise.all(
    POSTS.map(async (role) => {
      const login = logins.find((one) => one.role === role)
      if (!login)
        throw new DayProblem(`nobody in the demo data is ${role}: run "node ace demo:seed"`)
      const visitor = new Visitor(url)
      await visitor.signIn(login.login, login.password)
      return [role, visitor] as const
    })
  )
  return { ...(Object.fromEntries(signedIn) as Record<Post, Visitor>), payer: new Visitor(url) }
}
