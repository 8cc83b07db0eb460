import type { Localised } from '@/api/types'
import { say } from '@/i18n'
import { humanise } from '@/model/format'

const CATEGORIES: Record<string, Localised> = {
  general: { zh: '通用', en: 'General' },
  government: { zh: '政务', en: 'Government' },
  park: { zh: '园区', en: 'Parks' },
  health: { zh: '医疗', en: 'Health' },
  transport: { zh: '交通', en: 'Transport' },
  education: { zh: '教育', en: 'Education' },
  industry: { zh: '工业', en: 'Industry' },
  city: { zh: '城市', en: 'Cities' },
  data: { zh: '数据', en: 'Data' },
}

/** The field that a template is for, in words. */
export function categoryWord(category: string): string {
  const words = CATEGORIES[category]
  return words ? say(words) : humanise(category)
}
