import { taxChannelConformance } from '#tests/conformance/tax_channel'
import plugin from '../plugin.js'
import { HABIT_MARKS, STEERING_MARKS } from '../sandbox/steering.js'
import { goodRequest } from './requests.js'
import { openSubject } from './simulator.js'

taxChannelConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: () => openSubject(),
  goodRequest,
  hintAbout: (number) => ({ headers: {}, query: '', body: JSON.stringify({ number }) }),
  steering: {
    refused: `Yangtze ${STEERING_MARKS.refuses}`,
    pending: `Yangtze ${STEERING_MARKS.stays_pending}`,
    lostAnswer: `Yangtze ${STEERING_MARKS.answer_gets_lost}`,
    overQuota: `Yangtze ${STEERING_MARKS.over_quota}`,
  },
  buyers: {
    agrees: `Yangtze ${HABIT_MARKS.agrees}`,
    denies: `Yangtze ${HABIT_MARKS.denies}`,
    silent: `Yangtze ${HABIT_MARKS.silent}`,
    opens: `Yangtze ${HABIT_MARKS.opens}`,
  },
  knownTitle: { name: '武汉楚天示例商贸有限公司', taxpayerId: '91420106MADEMB003M' },
})
