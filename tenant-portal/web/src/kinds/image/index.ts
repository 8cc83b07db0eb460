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
    { path: 'spec.architecture', words: { zh: '架构', en: 'Architecture' } },
    { path: 'status.observed.sizeMiB', show: 'number', words: { zh: '大小', en: 'Size' } },
    { path: 'spec.minMemoryMiB', show: 'number', words: { zh: '最小内存', en: 'Least memory' } },
    { path: 'spec.minDiskGiB', show: 'number', words: { zh: '最小磁盘', en: 'Smallest disk' } },
  ],
  fields: {
    parts: { zh: '文件', en: 'Files' },
    role: { zh: '用途', en: 'Role' },
    location: { zh: '来源', en: 'Source' },
    sha256: { zh: 'SHA-256 校验和', en: 'SHA-256' },
    architecture: { zh: '架构', en: 'Architecture' },
    commandLine: { zh: '内核参数', en: 'Kernel parameters' },
    minMemoryMiB: { zh: '最小内存', en: 'Least memory' },
    minDiskGiB: { zh: '最小磁盘', en: 'Smallest disk' },
    checksums: { zh: '校验和', en: 'Checksums' },
    sizeMiB: { zh: '大小', en: 'Size' },
  },
  values: {
    Disk: { zh: '系统盘', en: 'Disk' },
    Kernel: { zh: '内核', en: 'Kernel' },
    Initrd: { zh: '初始内存盘', en: 'Initial RAM disk' },
  },
})
