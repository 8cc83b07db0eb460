import { Connection } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Port',
  section: 'network',
  icon: Connection,
  order: 6,
  words: { one: { zh: '网卡端口', en: 'Port' }, many: { zh: '网卡端口', en: 'Ports' } },
  purpose: {
    zh: '网卡端口是机器接入子网的位置，有自己的地址和安全组。',
    en: 'A port is where a machine is plugged into a subnet, with an address and security groups of its own.',
  },
  columns: [
    { path: 'status.observed.wiring.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'spec.subnet', show: 'reference', of: 'Subnet', words: { zh: '子网', en: 'Subnet' } },
    { path: 'status.observed.wiring.mac', show: 'code', words: { zh: 'MAC 地址', en: 'MAC address' } },
    { path: 'status.observed.up', show: 'flag', words: { zh: '连通', en: 'Up' } },
    { path: 'spec.securityGroups', show: 'references', of: 'SecurityGroup', words: { zh: '安全组', en: 'Security groups' } },
    { path: 'status.observed.host', extra: true, words: { zh: '物理主机', en: 'Host' } },
  ],
  fields: {
    subnet: { zh: '子网', en: 'Subnet' },
    address: { zh: '地址', en: 'Address' },
    wiring: { zh: '接线', en: 'Wiring' },
    prefix: { zh: '网络前缀长度', en: 'Prefix length' },
    gateway: { zh: '网关', en: 'Gateway' },
    mtu: { zh: '最大传输单元', en: 'MTU' },
    mac: { zh: 'MAC 地址', en: 'MAC address' },
    securityGroups: { zh: '安全组', en: 'Security groups' },
    up: { zh: '连通', en: 'Up' },
    host: { zh: '物理主机', en: 'Host' },
    forwards: { zh: '代他人转发', en: 'Forwards for others' },
  },
})
