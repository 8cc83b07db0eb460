import { Grid } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Subnet',
  section: 'network',
  icon: Grid,
  order: 2,
  words: { one: { zh: '子网', en: 'Subnet' }, many: { zh: '子网', en: 'Subnets' } },
  purpose: {
    zh: '子网是私有网络中的一段地址，云主机和服务接入其中。',
    en: 'A subnet is a range of a VPC that instances and services are plugged into.',
  },
  columns: [
    { path: 'spec.vpc', show: 'reference', of: 'Vpc', words: { zh: '私有网络', en: 'VPC' } },
    { path: 'spec.cidr', show: 'code', words: { zh: '网段', en: 'Addresses' } },
    { path: 'status.observed.gateway', show: 'code', words: { zh: '网关', en: 'Gateway' } },
    { path: 'status.observed.capacity', show: 'number', words: { zh: '地址容量', en: 'Room for' } },
  ],
  fields: {
    vpc: { zh: '私有网络', en: 'VPC' },
    cidr: { zh: '网段', en: 'Addresses' },
    gateway: { zh: '网关', en: 'Gateway' },
    dns: { zh: '域名服务器', en: 'Name servers' },
    capacity: { zh: '地址容量', en: 'Room for' },
  },
})
