import { createI18n } from 'vue-i18n'
import type { Localised } from '@/api/types'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

const LOADERS = {
  'zh-CN': () => import('./zh-CN').then((m) => m.zhCN),
  en: () => import('./en').then((m) => m.en),
}

export const i18n = createI18n({ legacy: false, locale: 'zh-CN' as Language, fallbackLocale: false, messages: {} })

/** Loads a language's words once and switches to it. */
export async function speak(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, (await LOADERS[language]()) as never)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/**
 * Words that come from a kind, a template or a schema rather than from the message files. Follows the language, also where
 * a schema's title says both on one line: `大厅名称 / Name of the hall`.
 */
export function say(words: Localised | string | null | undefined): string {
  if (words === null || words === undefined) {
    return ''
  }
  if (typeof words === 'string') {
    const both = /^(.*\p{Script=Han}.*?) \/ (\P{Script=Han}+)$/u.exec(words)
    return both ? ((i18n.global.locale.value === 'zh-CN' ? both[1] : both[2]) ?? words) : words
  }
  return i18n.global.locale.value === 'zh-CN' ? words.zh : words.en
}
