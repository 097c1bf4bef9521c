import { taxChannelConformance } from '#tests/conformance/tax_channel'
import plugin from '../plugin.js'
import { goodRequest } from './requests.js'
import { MARKS } from './simulator/bureau.js'
import { callbackBody } from './simulator/callback.js'
import { openSubject } from './subject.js'

taxChannelConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: () => openSubject(),
  goodRequest,
  hintAbout: (orderno) => ({ headers: {}, query: '', body: callbackBody(orderno, '2') }),
  steering: {
    refused: `长江机械厂${MARKS.refused}`,
    pending: `长江机械厂${MARKS.processing}`,
    lostAnswer: `长江机械厂${MARKS.lostAnswer}`,
    overQuota: `长江机械厂${MARKS.overQuota}`,
  },
  buyers: {
    agrees: `长江机械厂${MARKS.agrees}`,
    denies: `长江机械厂${MARKS.denies}`,
    silent: `长江机械厂${MARKS.silent}`,
    opens: `长江机械厂${MARKS.opens}`,
  },
  knownTitle: null,
})
