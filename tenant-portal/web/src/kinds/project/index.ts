import { FolderOpened } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Project',
  section: 'organisation',
  icon: FolderOpened,
  order: 2,
  words: { one: { zh: '项目', en: 'Project' }, many: { zh: '项目', en: 'Projects' } },
  purpose: {
    zh: '项目把一项工作的资源、配额和成员放在一起。',
    en: 'A project holds the resources, the quota and the people of one piece of work.',
  },
  columns: [
    { path: 'spec.displayName', words: { zh: '全称', en: 'Full name' } },
    { path: 'metadata.zone', show: 'word', words: { zh: '网络域', en: 'Network zone' } },
  ],
  fields: {
    displayName: { zh: '全称', en: 'Full name' },
    description: { zh: '说明', en: 'Description' },
    quotaGiven: { zh: '已授予配额', en: 'Quota given' },
  },
  values: {
    Portal: { zh: '门户网', en: 'Portal network' },
    Extranet: { zh: '政务外网', en: 'Extranet' },
    Private: { zh: '政务专网', en: 'Private network' },
    Intranet: { zh: '政务内网', en: 'Intranet' },
  },
  holdsData: true,
})
