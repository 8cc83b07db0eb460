import { Files } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import { METRICS_TAB } from '@/metrics/tab'
import { define } from '../types'
import { OUTCOMES, PHASES, PROCESS, PROGRAM_FIELDS, RELEASE_FIELDS } from './states'

export default define({
  kind: 'Application',
  section: 'services',
  icon: Files,
  order: 2,
  words: { one: { zh: '应用', en: 'Application' }, many: { zh: '应用', en: 'Applications' } },
  purpose: {
    zh: '应用是平台代为运行的程序：出错自动重启，多副本分担访问，新版本逐个替换、不中断服务。',
    en: 'An application is a program that the platform runs for you: started again when it fails, in several copies, released without a gap.',
  },
  columns: [
    { path: 'spec.artifact', words: { zh: '程序包', en: 'Artefact' } },
    { path: 'status.observed.state', show: 'word', words: { zh: '运行状态', en: 'Process' } },
    { path: 'spec.replicas', show: 'number', words: { zh: '副本数', en: 'Copies' } },
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'spec.port', words: { zh: '端口', en: 'Port' } },
    { path: 'spec.memoryMiB', show: 'number', words: { zh: '内存', en: 'Memory' } },
    { path: 'status.observed.restarts', show: 'number', words: { zh: '重启次数', en: 'Restarts' } },
  ],
  fields: {
    ...PROGRAM_FIELDS,
    copies: { zh: '副本', en: 'Copies' },
    releases: { zh: '发布记录', en: 'Releases' },
    ...RELEASE_FIELDS,
    numbered: { zh: '累计副本数', en: 'Copies there have been' },
    givenUp: { zh: '已撤回的发布', en: 'Release taken back' },
    generation: { zh: '配置版本', en: 'Generation' },
  },
  values: {
    ...PROCESS,
    ...PHASES,
    ...OUTCOMES,
    StartingCopies: { zh: '启动副本', en: 'Starting copies' },
    EndingCopies: { zh: '结束旧副本', en: 'Ending old copies' },
  },
  actions: {
    stop: {
      zh: '停止',
      en: 'Stop',
      asks: { zh: '停止后不再提供服务，数据保留。', en: 'Nobody is served while it is stopped. Its data stays.' },
      when: (resource) => (resource.spec as { stopped?: boolean | null }).stopped !== true,
    },
    start: { zh: '启动', en: 'Start', when: (resource) => (resource.spec as { stopped?: boolean | null }).stopped === true },
  },
  blocks: [defineAsyncComponent(() => import('./CopiesBlock.vue'))],
  hidden: ['stopped'],
  owns: true,
  metrics: ['applications', 'workload_memory_mib'],
  tabs: [METRICS_TAB],
})
