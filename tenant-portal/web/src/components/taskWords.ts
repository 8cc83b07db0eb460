import { useI18n } from 'vue-i18n'
import type { Operation } from '@/api/types'
import { actionWord, nameOfKind, pageNamed, stepWord } from '@/kinds/registry'
import { span } from '@/model/format'

/** An operation in the user's words. */
export function useTaskWords() {
  const { t, te } = useI18n()

  function phrase(verb: string, kind: string, what: string): string {
    const key = `tasks.verb.${verb}`
    if (verb !== 'other' && te(key)) {
      return t(key, { what })
    }
    return t('tasks.verb.other', { verb: actionWord(pageNamed(kind), verb), what })
  }

  function title(operation: Operation): string {
    const { kind, name } = operation.target
    return phrase(operation.verb, kind, `${nameOfKind(kind)} ${name}`)
  }

  /** What the audit trail calls `load-balancer.create`. */
  function deed(action: string): string {
    const [of = '', verb = ''] = action.split('.')
    const kind = of.replace(/(^|-)(\w)/g, (_, __, c: string) => c.toUpperCase())
    return pageNamed(kind) ? phrase(verb, kind, nameOfKind(kind)) : action
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

  return { title, deed, currentStep, duration }
}
