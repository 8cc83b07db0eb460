import { MuteNotification } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Silence',
  section: 'operations',
  icon: MuteNotification,
  order: 4,
  words: { one: { zh: '静默', en: 'Silence' }, many: { zh: '静默', en: 'Silences' } },
  purpose: {
    zh: '已知的问题在一段时间内不再通知，例如计划内的维护。',
    en: 'What is known already is not told for a while, such as planned maintenance.',
  },
  columns: [
    { path: 'status.observed.state', show: 'word', words: { zh: '静默状态', en: 'Silence' } },
    { path: 'spec.until', show: 'time', words: { zh: '截止', en: 'Until' } },
    { path: 'spec.rule', show: 'reference', of: 'AlarmRule', words: { zh: '告警规则', en: 'Alarm rule' } },
    { path: 'spec.reason', words: { zh: '原因', en: 'Reason' } },
  ],
  fields: {
    rule: { zh: '告警规则', en: 'Alarm rule' },
    resource: { zh: '资源', en: 'Resource' },
    name: { zh: '告警名称（可以 * 结尾）', en: 'Name of the alarm (may end with *)' },
    until: { zh: '截止', en: 'Until' },
    reason: { zh: '原因', en: 'Reason' },
    state: { zh: '静默状态', en: 'Silence' },
  },
  values: { Active: { zh: '生效中', en: 'In effect' }, Ended: { zh: '已结束', en: 'Ended' } },
  metrics: ['silences'],
})
