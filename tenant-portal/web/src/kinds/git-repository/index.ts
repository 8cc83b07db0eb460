import { Share } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { define } from '../types'

export default define({
  kind: 'GitRepository',
  section: 'pipelines',
  icon: Share,
  order: 1,
  words: { one: { zh: '代码库', en: 'Repository' }, many: { zh: '代码库', en: 'Repositories' } },
  purpose: {
    zh: '代码库保存源代码及其历史，用 git clone 和 git push 读写：用您的平台账号和口令，或账号中的 SSH 公钥。',
    en: 'A repository keeps source code with its history: git clone and git push, with your own name and password, or with a key of your account.',
  },
  columns: [
    { path: 'status.observed.cloneUrl', show: 'code', words: { zh: '克隆地址', en: 'Address' } },
    { path: 'status.observed.branches', show: 'number', words: { zh: '分支', en: 'Branches' } },
    { path: 'status.observed.sizeMiB', show: 'number', words: { zh: '占用空间', en: 'Size' } },
  ],
  fields: {
    defaultBranch: { zh: '默认分支', en: 'Default branch' },
    protectedBranches: { zh: '受保护的分支', en: 'Protected branches' },
    cloneUrl: { zh: '克隆地址', en: 'Address' },
    sshUrl: { zh: 'SSH 地址', en: 'Address for SSH' },
    branches: { zh: '分支', en: 'Branches' },
    heads: { zh: '各分支最新提交', en: 'Newest commits' },
    sizeMiB: { zh: '占用空间', en: 'Size' },
  },
  blocks: [defineAsyncComponent(() => import('./CloneBlock.vue'))],
  holdsData: true,
  metrics: ['git_repositories'],
})
