import { Cpu } from '@element-plus/icons-vue'
import { METRICS_TAB } from '@/metrics/tab'
import { define } from '../types'

export default define({
  kind: 'Host',
  section: 'operations',
  icon: Cpu,
  order: 1,
  words: { one: { zh: '物理主机', en: 'Host' }, many: { zh: '物理主机', en: 'Hosts' } },
  purpose: {
    zh: '物理主机承载云主机和服务，由平台自动发现和选用。',
    en: 'Hosts carry instances and services. The platform finds them and chooses among them.',
  },
  columns: [
    { path: 'status.observed.cpus', show: 'number', words: { zh: '处理器', en: 'Processors' } },
    { path: 'status.observed.vcpusTaken', show: 'number', words: { zh: '已分配处理器', en: 'Processors given out' } },
    { path: 'status.observed.memoryMiB', show: 'number', words: { zh: '内存', en: 'Memory' } },
    { path: 'status.observed.memoryMiBTaken', show: 'number', words: { zh: '已分配内存', en: 'Memory given out' } },
    { path: 'spec.state', show: 'word', words: { zh: '接收新云主机', en: 'Takes new ones' } },
    { path: 'status.observed.accelerated', show: 'flag', words: { zh: '硬件加速', en: 'Accelerated' } },
    { path: 'status.observed.architecture', show: 'code', extra: true, words: { zh: '架构', en: 'Architecture' } },
  ],
  fields: {
    cpus: { zh: '处理器', en: 'Processors' },
    memoryMiB: { zh: '内存', en: 'Memory' },
    vcpusTaken: { zh: '已分配处理器', en: 'Processors given out' },
    memoryMiBTaken: { zh: '已分配内存', en: 'Memory given out' },
    accelerated: { zh: '硬件加速', en: 'Accelerated' },
    architecture: { zh: '架构', en: 'Architecture' },
    state: { zh: '接收新云主机', en: 'Takes new ones' },
    vcpusPerCpu: { zh: '处理器超分比', en: 'Processors per CPU' },
    memoryOvercommit: { zh: '内存超分比', en: 'Memory overcommit' },
    reservedMemoryMiB: { zh: '保留内存', en: 'Reserved memory' },
    zones: { zh: '网络域', en: 'Network zones' },
  },
  holdsData: true,
  values: {
    Active: { zh: '接收', en: 'Takes them' },
    Draining: { zh: '不再接收', en: 'Draining' },
    Portal: { zh: '门户网', en: 'Portal network' },
    Extranet: { zh: '政务外网', en: 'Extranet' },
    Private: { zh: '政务专网', en: 'Private network' },
    Intranet: { zh: '政务内网', en: 'Intranet' },
  },
  tabs: [METRICS_TAB],
})
