import { defineConfig, transports } from '@adonisjs/mail'
import type { InferMailers } from '@adonisjs/mail/types'
import env from '#start/env'

/**
 * Outside production mail goes to a catcher on loopback, PORT + 20000, that `demo:day` opens;
 * SMTP_URL (`smtp://user:password@host:port`, `smtps://` for TLS) names a real server.
 */
const smtp = new URL(env.get('SMTP_URL') ?? `smtp://127.0.0.1:${env.get('PORT') + 20000}`)
const isTls = smtp.protocol === 'smtps:'

const mailConfig = defineConfig({
  default: 'smtp',
  from: { address: env.get('MAIL_FROM') ?? 'invoice@shuiyou.example', name: 'Shuiyou' },
  mailers: {
    smtp: transports.smtp({
      host: smtp.hostname,
      port: Number(smtp.port || (isTls ? 465 : 587)),
      secure: isTls,
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
      ...(smtp.username && {
        auth: {
          type: 'login',
          user: decodeURIComponent(smtp.username),
          pass: decodeURIComponent(smtp.password),
        },
      }),
    }),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
