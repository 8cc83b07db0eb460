import { CopyDocument } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Image',
  section: 'compute',
  icon: CopyDocument,
  order: 3,
  words: { one: { zh: '镜像', en: 'Image' }, many: { zh: '镜像', en: 'Images' } },
  purpose: {
    zh: '镜像是云主机的出厂内容：操作系统和预装软件。',
    en: 'An image is what an instance starts from: an operating system and what is installed in it.',
  },
  columns: [
    { path: 'spec.os', words: { zh: '操作系统', en: 'System' } },
    { path: 'status.observed.size', show: 'bytes', words: { zh: '大小', en: 'Size' } },
    { path: 'spec.public', show: 'flag', words: { zh: '公共', en: 'Public' } },
  ],
  fields: {
    os: { zh: '操作系统', en: 'System' },
    size: { zh: '大小', en: 'Size' },
    public: { zh: '公共', en: 'Public' },
    source: { zh: '来源', en: 'Source' },
    checksum: { zh: '校验和', en: 'Checksum' },
    minDisk: { zh: '最小磁盘', en: 'Smallest disk' },
    minMemory: { zh: '最小内存', en: 'Least memory' },
    format: { zh: '格式', en: 'Format' },
  },
})
