import { OfficeBuilding } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'Tenant',
  section: 'organisation',
  icon: OfficeBuilding,
  order: 1,
  words: { one: { zh: '租户', en: 'Organisation' }, many: { zh: '租户', en: 'Organisations' } },
  purpose: {
    zh: '租户是使用平台的单位，例如一个局或一家园区企业。',
    en: 'An organisation is who uses the platform: a bureau, a company in the park.',
  },
  columns: [
    { path: 'spec.displayName', words: { zh: '全称', en: 'Full name' } },
    { path: 'spec.contact', words: { zh: '联系人', en: 'Contact' } },
  ],
  fields: {
    displayName: { zh: '全称', en: 'Full name' },
    contact: { zh: '联系人', en: 'Contact' },
    kind: { zh: '性质', en: 'Kind' },
  },
  holdsData: true,
})
