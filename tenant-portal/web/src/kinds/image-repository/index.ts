import { Box } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { define } from '../types'

export default define({
  kind: 'ImageRepository',
  section: 'pipelines',
  icon: Box,
  order: 2,
  words: { one: { zh: '镜像仓库', en: 'Image repository' }, many: { zh: '镜像仓库', en: 'Image repositories' } },
  purpose: {
    zh: '镜像仓库保存一个容器镜像的各个版本，用 docker、podman 或 skopeo 推送和拉取，用户名和口令就是您的平台账号。',
    en: 'An image repository keeps the versions of one container image: push and pull with docker, podman or skopeo, by your own name and password.',
  },
  columns: [
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'status.observed.tags.*', words: { zh: '版本标签', en: 'Tags' } },
  ],
  fields: {
    address: { zh: '地址', en: 'Address' },
    tags: { zh: '版本标签', en: 'Tags' },
  },
  blocks: [defineAsyncComponent(() => import('./PushBlock.vue'))],
  holdsData: true,
  metrics: ['image_repositories'],
})
