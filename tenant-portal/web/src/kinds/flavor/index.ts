import { Cpu } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Flavor',
  section: 'compute',
  icon: Cpu,
  order: 4,
  words: { one: { zh: '规格', en: 'Flavor' }, many: { zh: '规格', en: 'Flavors' } },
  purpose: {
    zh: '规格规定云主机有多少处理器和内存，由系统管理员提供。',
    en: 'A flavor says how many processors and how much memory an instance has. The system administrator offers them.',
  },
  columns: [
    { path: 'spec.vcpus', show: 'number', words: { zh: '处理器', en: 'Processors' } },
    { path: 'spec.memoryMiB', show: 'number', words: { zh: '内存', en: 'Memory' } },
    { path: 'spec.rootDiskGiB', show: 'number', words: { zh: '系统盘', en: 'Root disk' } },
  ],
  fields: {
    vcpus: { zh: '处理器', en: 'Processors' },
    memoryMiB: { zh: '内存', en: 'Memory' },
    rootDiskGiB: { zh: '系统盘', en: 'Root disk' },
    offered: { zh: '可选用', en: 'Offered' },
  },
})
