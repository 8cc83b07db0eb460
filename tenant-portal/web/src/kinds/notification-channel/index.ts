import { Promotion } from '@element-plus/icons-vue'
import type { Resource } from '@/api/types'
import { define } from '../types'

const isHook = (r: Resource) => (r.spec as { by?: string }).by === 'WebHook'

export default define({
  kind: 'NotificationChannel',
  section: 'operations',
  icon: Promotion,
  order: 5,
  words: { one: { zh: '通知渠道', en: 'Notification channel' }, many: { zh: '通知渠道', en: 'Notification channels' } },
  purpose: {
    zh: '通知渠道规定告警以邮件还是 Webhook 送达，以及送给谁。',
    en: 'A notification channel says who is told of incidents, by mail or by a web hook.',
  },
  columns: [
    { path: 'spec.by', show: 'word', words: { zh: '方式', en: 'By' } },
    { path: 'spec.to.*', words: { zh: '收件人', en: 'To' } },
    { path: 'spec.url', show: 'code', words: { zh: '地址', en: 'Address' } },
  ],
  fields: {
    by: { zh: '方式', en: 'By' },
    to: { zh: '收件人（邮件）', en: 'To (mail)' },
    url: { zh: '地址（Webhook）', en: 'Address (web hook)' },
    language: { zh: '邮件语言', en: 'Language of mail' },
  },
  values: {
    Mail: { zh: '邮件', en: 'Mail' },
    WebHook: { zh: 'Webhook', en: 'Web hook' },
    Chinese: { zh: '中文', en: 'Chinese' },
    English: { zh: '英文', en: 'English' },
  },
  actions: { 'signing-key': { zh: '查看签名密钥', en: 'Show the signing key', when: isHook } },
  metrics: ['notification_channels'],
})
