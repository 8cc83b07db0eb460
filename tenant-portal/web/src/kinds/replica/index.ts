import { CopyDocument } from '@element-plus/icons-vue'
import { PROCESS } from '../application/states'
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
    application: { zh: '应用', en: 'Application' },
    number: { zh: '编号', en: 'Number' },
    release: { zh: '发布', en: 'Release' },
    program: { zh: '程序文件', en: 'Program file' },
    as: { zh: '运行方式', en: 'How it runs' },
    artifact: { zh: '程序包', en: 'Artefact' },
    port: { zh: '端口', en: 'Port' },
    address: { zh: '地址', en: 'Address' },
    state: { zh: '运行状态', en: 'Process' },
    since: { zh: '自', en: 'Since' },
    restarts: { zh: '重启次数', en: 'Restarts' },
  },
  values: { ...PROCESS },
  owns: true,
})
