import { OfficeBuilding } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
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
    { path: 'spec.description', words: { zh: '说明', en: 'Description' } },
    { path: 'status.observed.quotaGiven', show: 'flag', words: { zh: '已分配配额', en: 'Has a quota' } },
  ],
  fields: {
    displayName: { zh: '全称', en: 'Full name' },
    description: { zh: '说明', en: 'Description' },
    quotaGiven: { zh: '已分配配额', en: 'Has a quota' },
  },
  holdsData: true,
  blocks: [defineAsyncComponent(() => import('./TenantPlaces.vue'))],
})
