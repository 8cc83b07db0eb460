import { CopyDocument } from '@element-plus/icons-vue'
import { METRICS_TAB } from '@/metrics/tab'
import { PROCESS, PROGRAM_FIELDS, RELEASE_FIELDS } from '../application/states'
import { define } from '../types'

export default define({
  kind: 'Replica',
  section: 'services',
  icon: CopyDocument,
  order: 3,
  derived: true,
  words: { one: { zh: '应用副本', en: 'Copy of an application' }, many: { zh: '应用副本', en: 'Copies of applications' } },
  purpose: {
    zh: '应用副本是应用的一个运行进程，由应用自动创建；删除后会自动补上新的副本。',
    en: 'A copy is one running process of an application. Its application makes it, and makes another when it is removed.',
  },
  columns: [
    { path: 'spec.application', show: 'reference', of: 'Application', words: { zh: '应用', en: 'Application' } },
    { path: 'spec.release', show: 'number', words: { zh: '发布', en: 'Release' } },
    { path: 'status.observed.state', show: 'word', words: { zh: '运行状态', en: 'Process' } },
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'status.observed.restarts', show: 'number', words: { zh: '重启次数', en: 'Restarts' } },
  ],
  fields: {
    ...PROGRAM_FIELDS,
    ...RELEASE_FIELDS,
    application: { zh: '应用', en: 'Application' },
    as: { zh: '运行方式', en: 'How it runs' },
  },
  values: { ...PROCESS },
  owns: true,
  tabs: [METRICS_TAB],
})
