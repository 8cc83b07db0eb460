import { Coin } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Volume',
  section: 'storage',
  icon: Coin,
  order: 1,
  words: { one: { zh: '云硬盘', en: 'Volume' }, many: { zh: '云硬盘', en: 'Volumes' } },
  purpose: {
    zh: '云硬盘保存数据，可挂载到云主机，云主机删除后数据仍在。',
    en: 'A volume keeps data. It is attached to an instance and outlives it.',
  },
  columns: [
    { path: 'spec.size', show: 'bytes', words: { zh: '容量', en: 'Size' } },
    { path: 'spec.type', show: 'word', words: { zh: '类型', en: 'Type' } },
    { path: 'status.observed.attachedTo', show: 'reference', of: 'Instance', words: { zh: '挂载于', en: 'Attached to' } },
    { path: 'status.observed.used', show: 'bytes', extra: true, words: { zh: '实际占用', en: 'Taken' } },
  ],
  fields: {
    size: { zh: '容量', en: 'Size' },
    type: { zh: '类型', en: 'Type' },
    image: { zh: '来源镜像', en: 'From image' },
    attachedTo: { zh: '挂载于', en: 'Attached to' },
    used: { zh: '实际占用', en: 'Taken' },
    snapshot: { zh: '来源快照', en: 'From snapshot' },
    replicas: { zh: '副本数', en: 'Copies' },
  },
  values: {
    Local: { zh: '本地', en: 'Local' },
    Replicated: { zh: '多副本', en: 'Replicated' },
  },
  metrics: ['volumes', 'storage_gib'],
  holdsData: true,
})
