import { AlarmClock } from '@element-plus/icons-vue'
import type { Resource } from '@/api/types'
import { define } from '../types'

const firing = (r: Resource) => ((r.status.observed as { firing?: number } | null)?.firing ?? 0) > 0

export default define({
  kind: 'AlarmRule',
  section: 'operations',
  icon: AlarmClock,
  order: 3,
  words: { one: { zh: '告警规则', en: 'Alarm rule' }, many: { zh: '告警规则', en: 'Alarm rules' } },
  purpose: {
    zh: '告警规则不断查询监控数据，满足条件并持续一段时间即产生告警，再归并为事件并通知。',
    en: 'An alarm rule asks again and again what was measured. What it finds for long enough is an alarm, and becomes part of an incident.',
  },
  columns: [
    { path: 'spec.severity', show: 'word', words: { zh: '级别', en: 'Severity' } },
    { path: 'status.observed.firing', show: 'number', words: { zh: '正在告警', en: 'Firing' } },
    { path: 'status.observed.pending', show: 'number', words: { zh: '观察中', en: 'Not long enough yet' } },
    { path: 'spec.query', show: 'code', words: { zh: '查询', en: 'Query' } },
  ],
  fields: {
    query: { zh: '查询（PromQL）', en: 'Query (PromQL)' },
    severity: { zh: '级别', en: 'Severity' },
    forSeconds: { zh: '持续秒数', en: 'For how many seconds' },
    grouping: { zh: '归并方式', en: 'What makes an incident' },
    yieldsTo: { zh: '让位于规则', en: 'Yields to rule' },
    channels: { zh: '通知渠道', en: 'Channels' },
    advice: { zh: '处理建议', en: 'What to do' },
    firing: { zh: '正在告警', en: 'Firing' },
    pending: { zh: '观察中', en: 'Not long enough yet' },
    alarms: { zh: '告警', en: 'Alarms' },
    left: { zh: '未列出', en: 'Not listed' },
    id: { zh: '标识', en: 'Id' },
    resource: { zh: '资源', en: 'Resource' },
    name: { zh: '名称', en: 'Name' },
    state: { zh: '状态', en: 'State' },
    since: { zh: '开始', en: 'Since' },
    missing: { zh: '消失于', en: 'Missing since' },
    incident: { zh: '事件', en: 'Incident' },
  },
  values: {
    Info: { zh: '提示', en: 'Info' },
    Warning: { zh: '警告', en: 'Warning' },
    Critical: { zh: '严重', en: 'Critical' },
    Pending: { zh: '观察中', en: 'Not long enough yet' },
    Firing: { zh: '正在告警', en: 'Firing' },
    Cause: { zh: '按共同原因', en: 'What they have in common' },
    Resource: { zh: '按资源', en: 'One for each resource' },
    Rule: { zh: '整条规则一个事件', en: 'One for the rule' },
  },
  state: (r, generic) => (generic === 'ready' && firing(r) ? 'attention' : generic),
  groups: [
    { words: { zh: '条件', en: 'When' }, fields: ['query', 'severity', 'forSeconds'] },
    { words: { zh: '通知', en: 'Who is told' }, fields: ['channels', 'advice'] },
    { words: { zh: '归并与抑制', en: 'Grouping' }, fields: ['grouping', 'yieldsTo'] },
  ],
  metrics: ['alarm_rules'],
})
