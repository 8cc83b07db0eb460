import { Position } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'FloatingIp',
  section: 'network',
  icon: Position,
  order: 4,
  words: { one: { zh: '弹性公网 IP', en: 'Floating IP' }, many: { zh: '弹性公网 IP', en: 'Floating IPs' } },
  purpose: {
    zh: '弹性公网 IP 让外部能访问您的云主机或负载均衡，可随时改绑。',
    en: 'A floating IP makes an instance or a load balancer reachable from outside, and can be moved.',
  },
  columns: [
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'spec.port', show: 'reference', of: 'Port', words: { zh: '绑定端口', en: 'Stands for' } },
    { path: 'status.observed.internal', show: 'code', words: { zh: '内部地址', en: 'Inside address' } },
  ],
  fields: {
    address: { zh: '地址', en: 'Address' },
    port: { zh: '绑定端口', en: 'Stands for' },
    internal: { zh: '内部地址', en: 'Inside address' },
  },
})
