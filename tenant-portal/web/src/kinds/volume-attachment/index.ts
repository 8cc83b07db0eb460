import { Link } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'VolumeAttachment',
  section: 'storage',
  icon: Link,
  order: 2,
  words: { one: { zh: '云硬盘挂载', en: 'Volume attachment' }, many: { zh: '云硬盘挂载', en: 'Volume attachments' } },
  purpose: {
    zh: '挂载把一块云硬盘接到一台云主机上。',
    en: 'An attachment joins a volume to an instance.',
  },
  columns: [
    { path: 'spec.volume', show: 'reference', of: 'Volume', words: { zh: '云硬盘', en: 'Volume' } },
    { path: 'spec.instance', show: 'reference', of: 'Instance', words: { zh: '云主机', en: 'Instance' } },
    { path: 'status.observed.attached', show: 'flag', words: { zh: '已挂载', en: 'Attached' } },
    { path: 'status.observed.serial', show: 'code', words: { zh: '序列号', en: 'Serial' } },
  ],
  fields: {
    volume: { zh: '云硬盘', en: 'Volume' },
    instance: { zh: '云主机', en: 'Instance' },
    attached: { zh: '已挂载', en: 'Attached' },
    serial: { zh: '序列号', en: 'Serial' },
    readOnly: { zh: '只读', en: 'Read only' },
  },
})
