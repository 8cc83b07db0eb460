import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Problem } from '@/api/client'
import type { JsonSchema } from '@/api/types'
import { say } from '@/i18n'
import { fieldWord } from '@/kinds/registry'
import type { KindPage } from '@/kinds/types'
import type { Mistakes } from '@/model/schema'

/**
 * What is wrong with a form, by pointer within it. Pointers of the API begin at the request's body; those under `root` are
 * of the form's own fields, those beside it are kept as `/../name`.
 */
export function useFormErrors(root: string) {
  const { t } = useI18n()
  const errors: Ref<ReadonlyMap<string, string>> = ref(new Map())
  /** Whether what is shown was found here, not by the server. */
  let ours = false

  function fromCheck(wrong: Mistakes): boolean {
    ours = wrong.size > 0
    errors.value = new Map([...wrong].map(([pointer, w]) => [pointer, t(`form.wrong.${w.key}`, { limit: String(w.limit ?? '') })]))
    return wrong.size > 0
  }

  /** While somebody is still writing. What is not filled in yet is no mistake, unless they have been told so. */
  function fromTyping(wrong: Mistakes): void {
    const told = new Map([...wrong].filter(([pointer, w]) => w.key !== 'required' || errors.value.has(pointer)))
    if (ours || told.size > 0) fromCheck(told)
  }

  function fromProblem(problem: Problem): void {
    ours = false
    errors.value = new Map(problem.errors.map((e) => [within(e.pointer, root), e.detail]))
  }

  function clear(): void {
    ours = false
    errors.value = new Map()
  }

  return { errors, fromCheck, fromTyping, fromProblem, clear }
}

export function within(pointer: string, root: string): string {
  if (pointer === root || pointer.startsWith(`${root}/`)) {
    return pointer.slice(root.length)
  }
  const short = root.slice(root.lastIndexOf('/'))
  return pointer.startsWith(`${short}/`) ? pointer.slice(short.length) : `/..${pointer}`
}

/** The label of the field that a pointer points at, for a summary: "Rules 2 › Port". */
export function labelOfPointer(pointer: string, page: KindPage | null, schema: JsonSchema): string {
  let at: JsonSchema | undefined = schema
  const words: string[] = []
  for (const step of pointer.split('/').filter((s) => s !== '' && s !== '..')) {
    if (/^\d+$/.test(step)) {
      words.push(String(Number(step) + 1))
      at = at?.items
    } else {
      at = at?.properties?.[step]
      words.push(at?.title ? say(at.title) : fieldWord(page, step))
    }
  }
  return words.join(' › ')
}
