import { Box } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { define } from '../types'

export default define({
  kind: 'Stack',
  section: 'deployments',
  icon: Box,
  order: 1,
  words: { one: { zh: '部署', en: 'Deployment' }, many: { zh: '部署', en: 'Deployments' } },
  purpose: {
    zh: '部署是由行业模板建成的一整套资源，一起建、一起改、一起删。',
    en: 'A deployment is a whole set of resources made from a template, changed and removed together.',
  },
  columns: [
    { path: 'spec.template', words: { zh: '模板', en: 'Template' } },
    { path: 'status.observed.version', words: { zh: '版本', en: 'Version' } },
    { path: 'status.observed.outputs.*', words: { zh: '地址', en: 'Addresses' } },
    { path: 'status.observed.resources.length', show: 'number', words: { zh: '组成', en: 'Parts' } },
  ],
  fields: {
    template: { zh: '模板', en: 'Template' },
    version: { zh: '版本', en: 'Version' },
    parameters: { zh: '参数', en: 'Parameters' },
    resources: { zh: '组成部分', en: 'Parts' },
    outputs: { zh: '结果', en: 'Results' },
    checks: { zh: '可用性检查', en: 'Checks' },
    good: { zh: '正常', en: 'Good' },
    message: { zh: '说明', en: 'Message' },
    title: { zh: '名称', en: 'Title' },
    id: { zh: '对象', en: 'Resource' },
    kind: { zh: '类型', en: 'Kind' },
    phase: { zh: '状态', en: 'State' },
    ready: { zh: '就绪', en: 'Ready' },
  },
  values: {
    Answering: { zh: '可以访问', en: 'Answers users' },
    NoGoodAnswer: { zh: '没有正常应答', en: 'No good answer' },
    Waiting: { zh: '等待前序完成', en: 'Waits for the others' },
  },
  tabs: [{ name: 'topology', words: { zh: '拓扑', en: 'Topology' }, block: defineAsyncComponent(() => import('@/topology/TopologyTab.vue')) }],
  owns: true,
  blocks: [defineAsyncComponent(() => import('./StackProgress.vue'))],
  replacesFacts: true,
})
