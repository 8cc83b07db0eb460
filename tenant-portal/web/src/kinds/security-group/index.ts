import { Lock } from '@element-plus/icons-vue'
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
  columns: [
    { path: 'spec.rules.length', show: 'number', words: { zh: '规则数', en: 'Rules' } },
    { path: 'spec.description', words: { zh: '说明', en: 'Description' } },
  ],
  fields: {
    rules: { zh: '规则', en: 'Rules' },
    direction: { zh: '方向', en: 'Direction' },
    protocol: { zh: '协议', en: 'Protocol' },
    ports: { zh: '端口', en: 'Ports' },
    first: { zh: '起始端口', en: 'First port' },
    last: { zh: '结束端口', en: 'Last port' },
    firstPort: { zh: '起始端口', en: 'First port' },
    lastPort: { zh: '结束端口', en: 'Last port' },
    peer: { zh: '对端', en: 'Peer' },
    cidr: { zh: '网段', en: 'Addresses' },
    group: { zh: '安全组', en: 'Group' },
    securityGroup: { zh: '安全组', en: 'Security group' },
    description: { zh: '说明', en: 'Description' },
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
