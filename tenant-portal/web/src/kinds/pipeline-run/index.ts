import { VideoPlay } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { Resource } from '@/api/types'
import { define } from '../types'
import type { RunFacts } from './run'
import { RUN_STATES } from './states'

const over = (r: Resource) => /^(Succeeded|Failed|Cancelled)$/.test((r.status.observed as unknown as RunFacts | null)?.state ?? '')
const waits = (r: Resource) => (r.status.observed as unknown as RunFacts | null)?.state === 'WaitingForApproval'

export default define({
  kind: 'PipelineRun',
  section: 'pipelines',
  icon: VideoPlay,
  order: 4,
  derived: true,
  words: { one: { zh: '运行记录', en: 'Run' }, many: { zh: '运行记录', en: 'Runs' } },
  purpose: {
    zh: '每次推送都会产生一条运行记录：每一步的日志、测试结果和产物都在这里。',
    en: 'Every push makes a run: the log of each step, its test results and what it built are here.',
  },
  columns: [
    { path: 'status.observed.state', show: 'word', words: { zh: '结果', en: 'Result' } },
    { path: 'spec.branch', show: 'code', words: { zh: '分支', en: 'Branch' } },
    { path: 'status.observed.title', words: { zh: '提交说明', en: 'Commit' } },
    { path: 'status.observed.author', words: { zh: '作者', en: 'Author' } },
    { path: 'status.observed.started', show: 'time', words: { zh: '开始', en: 'Started' } },
    { path: 'spec.pipeline', show: 'reference', of: 'Pipeline', extra: true, words: { zh: '流水线', en: 'Pipeline' } },
  ],
  fields: {
    pipeline: { zh: '流水线', en: 'Pipeline' },
    number: { zh: '序号', en: 'Number' },
    branch: { zh: '分支', en: 'Branch' },
    commit: { zh: '提交', en: 'Commit' },
    attempt: { zh: '第几次尝试', en: 'Attempt' },
    cancelled: { zh: '要求取消', en: 'Cancel asked for' },
    approvals: { zh: '批准', en: 'Approvals' },
    state: { zh: '结果', en: 'Result' },
    title: { zh: '提交说明', en: 'Commit message' },
    author: { zh: '作者', en: 'Author' },
    stages: { zh: '阶段', en: 'Stages' },
    steps: { zh: '步骤', en: 'Steps' },
    name: { zh: '名称', en: 'Name' },
    approvedBy: { zh: '批准人', en: 'Approved by' },
    code: { zh: '退出码', en: 'Exit status' },
    reason: { zh: '原因', en: 'Reason' },
    tests: { zh: '测试', en: 'Tests' },
    passed: { zh: '通过', en: 'Passed' },
    failed: { zh: '失败', en: 'Failed' },
    skipped: { zh: '跳过', en: 'Skipped' },
    artifacts: { zh: '产物', en: 'Artefacts' },
    path: { zh: '路径', en: 'Path' },
    bytes: { zh: '大小', en: 'Size' },
    started: { zh: '开始', en: 'Started' },
    ended: { zh: '结束', en: 'Ended' },
  },
  values: { ...RUN_STATES, WaitingForRoom: { zh: '等待构建资源', en: 'Waiting for a free place' } },
  actions: {
    approve: { zh: '批准', en: 'Approve', when: waits, asks: { zh: '下一阶段随即开始，您的名字会记入运行记录。', en: 'The next stage begins at once, and the run says that it was you.' } },
    cancel: { zh: '取消', en: 'Cancel', when: (r) => !over(r), asks: { zh: '正在运行的步骤会立即中止。', en: 'The step that runs is ended at once.' } },
    retry: { zh: '重试', en: 'Try again', when: over },
  },
  state: (r, generic) => (waits(r) ? 'attention' : generic),
  blocks: [defineAsyncComponent(() => import('./RunBlock.vue'))],
  replacesFacts: true,
  metrics: ['pipeline_runs'],
})
