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
    { path: 'spec.sizeGiB', show: 'number', words: { zh: '容量', en: 'Size' } },
    { path: 'status.observed.inUse', show: 'flag', words: { zh: '使用中', en: 'In use' } },
  ],
  fields: {
    sizeGiB: { zh: '容量', en: 'Size' },
    inUse: { zh: '使用中', en: 'In use' },
  },
  values: {
    Growing: { zh: '扩容', en: 'Growing' },
  },
  holdsData: true,
  metrics: ['volumes', 'volume_gib'],
})
