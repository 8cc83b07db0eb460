import { Operation } from '@element-plus/icons-vue'
import { METRICS_TAB } from '@/metrics/tab'
import { define } from '../types'

export default define({
  kind: 'LoadBalancer',
  section: 'network',
  icon: Operation,
  order: 5,
  words: { one: { zh: '负载均衡', en: 'Load balancer' }, many: { zh: '负载均衡', en: 'Load balancers' } },
  purpose: {
    zh: '负载均衡把访问分给多台服务器，并自动避开故障的成员。',
    en: 'A load balancer spreads connections over several servers and leaves out those that fail.',
  },
  columns: [
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'spec.vpc', show: 'reference', of: 'Vpc', words: { zh: '私有网络', en: 'VPC' } },
    { path: 'spec.listeners.*.port', show: 'number', words: { zh: '监听端口', en: 'Listens on' } },
    { path: 'status.observed.members.*.health', show: 'word', words: { zh: '成员健康', en: 'Members' } },
  ],
  fields: {
    vpc: { zh: '私有网络', en: 'VPC' },
    subnet: { zh: '子网', en: 'Subnet' },
    address: { zh: '地址', en: 'Address' },
    listeners: { zh: '监听器', en: 'Listeners' },
    protocol: { zh: '协议', en: 'Protocol' },
    port: { zh: '端口', en: 'Port' },
    members: { zh: '成员', en: 'Members' },
    application: { zh: '应用（全部服务中的副本）', en: 'Application (all copies that serve)' },
    targetPort: { zh: '目标端口', en: 'Target port' },
    health: { zh: '健康', en: 'Health' },
    healthCheck: { zh: '健康检查', en: 'Health check' },
    intervalSeconds: { zh: '间隔（秒）', en: 'Interval (seconds)' },
    timeoutSeconds: { zh: '超时（秒）', en: 'Timeout (seconds)' },
    successes: { zh: '恢复次数', en: 'Successes' },
    failures: { zh: '失败次数', en: 'Failures' },
  },
  values: {
    Tcp: { zh: 'TCP', en: 'TCP' },
    Udp: { zh: 'UDP', en: 'UDP' },
    Online: { zh: '在线', en: 'Online' },
    Offline: { zh: '离线', en: 'Offline' },
    Unknown: { zh: '未知', en: 'Unknown' },
  },
  owns: true,
  tabs: [METRICS_TAB],
})
