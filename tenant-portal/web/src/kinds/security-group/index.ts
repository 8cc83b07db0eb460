import { Lock } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { define } from '../types'

export default define({
  kind: 'SecurityGroup',
  section: 'network',
  icon: Lock,
  order: 3,
  words: { one: { zh: '安全组', en: 'Security group' }, many: { zh: '安全组', en: 'Security groups' } },
  purpose: {
    zh: '安全组规定谁可以访问谁；没有允许的一律拒绝。',
    en: 'A security group says who may reach whom. What it does not allow is refused.',
  },
  effect: defineAsyncComponent(() => import('./GroupEffect.vue')),
  blocks: [defineAsyncComponent(() => import('./GroupBlock.vue'))],
  columns: [
    { path: 'spec.rules.length', show: 'number', words: { zh: '规则数', en: 'Rules' } },
    { path: 'status.observed.ports', show: 'number', words: { zh: '网卡端口数', en: 'Ports in it' } },
  ],
  fields: {
    rules: { zh: '规则', en: 'Rules' },
    direction: { zh: '方向', en: 'Direction' },
    protocol: { zh: '协议', en: 'Protocol' },
    ports: { zh: '端口', en: 'Ports' },
    cidr: { zh: '网段', en: 'Addresses' },
    group: { zh: '安全组', en: 'Security group' },
    self: { zh: '同组成员', en: 'Among themselves' },
  },
  values: {
    Ingress: { zh: '入方向', en: 'In' },
    Egress: { zh: '出方向', en: 'Out' },
    Tcp: { zh: 'TCP', en: 'TCP' },
    Udp: { zh: 'UDP', en: 'UDP' },
    Icmp: { zh: 'ICMP', en: 'ICMP' },
    Any: { zh: '任意', en: 'Any' },
  },
})
