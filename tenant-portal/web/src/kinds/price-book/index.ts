import { PriceTag } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'PriceBook',
  section: 'bills',
  icon: PriceTag,
  order: 1,
  words: { one: { zh: '价格表', en: 'Price book' }, many: { zh: '价格表', en: 'Price books' } },
  purpose: {
    zh: '价格表规定从某一时刻起每种资源每小时的价格。已生效的价格不能修改，调价时新建一份价格表。',
    en: 'A price book says what everything costs for an hour from a moment on. Prices that have been in force stay; new ones are a new book.',
  },
  columns: [
    { path: 'spec.effectiveFrom', show: 'time', words: { zh: '生效时间', en: 'In force from' } },
    { path: 'spec.currency', words: { zh: '币种', en: 'Currency' } },
    { path: 'spec.hourly.*.metric', show: 'metric', words: { zh: '计价项', en: 'What has a price' } },
  ],
  fields: {
    effectiveFrom: { zh: '生效时间', en: 'In force from' },
    currency: { zh: '币种', en: 'Currency' },
    hourly: { zh: '每小时价格', en: 'Prices for an hour' },
    metric: { zh: '计价项', en: 'Metric' },
    per: { zh: '计价数量', en: 'Amount' },
    price: { zh: '价格', en: 'Price' },
    published: { zh: '已发布', en: 'Published' },
  },
})
