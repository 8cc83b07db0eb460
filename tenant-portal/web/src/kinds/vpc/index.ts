import { Share } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Vpc',
  section: 'network',
  icon: Share,
  order: 1,
  words: { one: { zh: '私有网络', en: 'VPC' }, many: { zh: '私有网络', en: 'VPCs' } },
  purpose: {
    zh: '私有网络是您独有的网络，与其他租户完全隔离。',
    en: 'A VPC is a network of your own that no other tenant can reach.',
  },
  columns: [
    { path: 'spec.cidr', show: 'code', words: { zh: '网段', en: 'Addresses' } },
    { path: 'status.observed.outside', show: 'code', words: { zh: '出口地址', en: 'Way out' } },
  ],
  fields: {
    cidr: { zh: '网段', en: 'Addresses' },
    outside: { zh: '出口地址', en: 'Way out' },
    external: { zh: '可访问外部', en: 'May reach outside' },
    dns: { zh: '域名服务器', en: 'Name servers' },
    snat: { zh: '可访问外部', en: 'May reach outside' },
  },
})
