import { Guide } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { define } from '../types'
import { RUN_STATES } from '../pipeline-run/states'

export default define({
  kind: 'Pipeline',
  section: 'pipelines',
  icon: Guide,
  order: 3,
  words: { one: { zh: '流水线', en: 'Pipeline' }, many: { zh: '流水线', en: 'Pipelines' } },
  purpose: {
    zh: '流水线在每次推送代码后自动构建、测试和发布，步骤写在代码库的 .parkcloud/pipeline.yaml 中。',
    en: 'A pipeline builds, tests and releases after every push. Its steps stand in .parkcloud/pipeline.yaml of the repository.',
  },
  columns: [
    { path: 'spec.repository', show: 'reference', of: 'GitRepository', words: { zh: '代码库', en: 'Repository' } },
    { path: 'status.observed.last.state', show: 'word', words: { zh: '最近一次', en: 'Last run' } },
    { path: 'status.observed.last.branch', show: 'code', words: { zh: '分支', en: 'Branch' } },
    { path: 'status.observed.last.title', words: { zh: '提交说明', en: 'Commit' } },
    { path: 'status.observed.runs', show: 'number', words: { zh: '运行次数', en: 'Runs' } },
  ],
  fields: {
    repository: { zh: '代码库', en: 'Repository' },
    file: { zh: '步骤文件', en: 'File of its steps' },
    branches: { zh: '触发分支', en: 'Branches that start it' },
    keep: { zh: '保留的运行记录数', en: 'Finished runs kept' },
    secrets: { zh: '密钥', en: 'Secrets' },
    runsWanted: { zh: '手动运行次数', en: 'Runs asked for' },
    begun: { zh: '已开始关注代码库', en: 'Watches the repository' },
    runs: { zh: '运行次数', en: 'Runs' },
    runsAsked: { zh: '手动运行次数', en: 'Runs asked for' },
    seen: { zh: '已处理的提交', en: 'Commits taken note of' },
    last: { zh: '最近一次运行', en: 'Last run' },
    run: { zh: '运行', en: 'Run' },
    branch: { zh: '分支', en: 'Branch' },
    commit: { zh: '提交', en: 'Commit' },
    title: { zh: '提交说明', en: 'Commit message' },
    state: { zh: '结果', en: 'Result' },
  },
  values: { ...RUN_STATES, WaitingForRepository: { zh: '等待代码库', en: 'Waiting for the repository' }, RemovingRuns: { zh: '删除运行记录', en: 'Removing runs' } },
  actions: {
    run: { zh: '立即运行', en: 'Run now' },
    'set-secret': {
      zh: '设置密钥',
      en: 'Set a secret',
      takes: {
        type: 'object',
        required: ['name', 'value'],
        properties: {
          name: { type: 'string', title: '名称 / Name', pattern: '^[A-Za-z_][A-Za-z0-9_]{0,60}$' },
          value: { type: 'string', title: '值 / Value', format: 'password', minLength: 1, maxLength: 32768 },
        },
      },
    },
    'forget-secret': {
      zh: '移除密钥',
      en: 'Remove a secret',
      takes: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '名称 / Name' } } },
    },
  },
  blocks: [defineAsyncComponent(() => import('./RecentRuns.vue'))],
  hidden: ['secrets', 'runsWanted'],
  holdsData: true,
  owns: true,
  metrics: ['pipelines'],
})
