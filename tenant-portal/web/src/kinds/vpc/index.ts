import { Share } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
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
  tabs: [{ name: 'topology', words: { zh: '拓扑', en: 'Topology' }, block: defineAsyncComponent(() => import('@/topology/TopologyTab.vue')) }],
  columns: [
    { path: 'spec.cidr', show: 'code', words: { zh: '网段', en: 'Addresses' } },
    { path: 'status.observed.outside', show: 'code', words: { zh: '出口地址', en: 'Way out' } },
    { path: 'spec.isolated', show: 'flag', extra: true, words: { zh: '与外部隔离', en: 'Isolated' } },
  ],
  fields: {
    cidr: { zh: '网段', en: 'Addresses' },
    isolated: { zh: '与外部隔离', en: 'Isolated from outside' },
    outside: { zh: '出口地址', en: 'Way out' },
  },
})
