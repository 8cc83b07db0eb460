import { useI18n } from 'vue-i18n'
import type { Operation } from '@/api/types'
import { actionWord, nameOfKind, pageNamed, stepWord } from '@/kinds/registry'
import { span } from '@/model/format'

/** An operation in the user's words. */
export function useTaskWords() {
  const { t, te } = useI18n()

  function title(operation: Operation): string {
    const what = `${nameOfKind(operation.target.kind)} ${operation.target.name}`
    const key = `tasks.verb.${operation.verb}`
    if (operation.verb !== 'other' && te(key)) {
      return t(key, { what })
    }
    return t('tasks.verb.other', { verb: actionWord(pageNamed(operation.target.kind), operation.verb), what })
  }

  function currentStep(operation: Operation): string {
    const last = operation.steps.at(-1)
    return last ? stepWord(pageNamed(operation.target.kind), last.name) : ''
  }

  function duration(operation: Operation, now: number): string {
    const from = Date.parse(operation.createdAt)
    return operation.endedAt
      ? t('tasks.took', { span: span(Date.parse(operation.endedAt) - from) })
      : t('tasks.since', { span: span(now - from) })
  }

  return { title, currentStep, duration }
}
