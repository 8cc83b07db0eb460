import type { InjectionKey, Ref } from 'vue'
import type { KindPage } from '@/kinds/types'

/** What every field of a form needs to know of the form it is in. */
export interface FormContext {
  page: KindPage | null
  /** What is wrong, by JSON Pointer within the form. */
  errors: Ref<ReadonlyMap<string, string>>
  /** Makes ids of inputs unique on a page. */
  prefix: string
}

export const FORM: InjectionKey<FormContext> = Symbol('form')

export function inputId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replace(/[^\w]+/g, '-')}`
}
