import { Cpu } from '@element-plus/icons-vue'
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
    { path: 'status.observed.memory', show: 'bytes', words: { zh: '内存', en: 'Memory' } },
    { path: 'status.observed.allocatedMemory', show: 'bytes', words: { zh: '已分配内存', en: 'Memory given out' } },
    { path: 'status.observed.instances', show: 'number', words: { zh: '云主机数', en: 'Instances' } },
    { path: 'status.observed.accelerated', show: 'flag', words: { zh: '硬件加速', en: 'Accelerated' } },
    { path: 'status.observed.architecture', show: 'code', extra: true, words: { zh: '架构', en: 'Architecture' } },
  ],
  fields: {
    cpus: { zh: '处理器', en: 'Processors' },
    memory: { zh: '内存', en: 'Memory' },
    allocatedMemory: { zh: '已分配内存', en: 'Memory given out' },
    allocatedCpus: { zh: '已分配处理器', en: 'Processors given out' },
    instances: { zh: '云主机数', en: 'Instances' },
    accelerated: { zh: '硬件加速', en: 'Accelerated' },
    architecture: { zh: '架构', en: 'Architecture' },
    schedulable: { zh: '可接收新云主机', en: 'Takes new instances' },
    reservedMemory: { zh: '保留内存', en: 'Reserved memory' },
    hostname: { zh: '主机名', en: 'Host name' },
    zone: { zh: '可用区', en: 'Availability zone' },
  },
  actions: {
    drain: { zh: '迁空', en: 'Drain', asks: { zh: '其上的云主机会迁往他处。', en: 'Its instances move elsewhere.' } },
    resume: { zh: '恢复接收', en: 'Resume' },
  },
  holdsData: true,
})
