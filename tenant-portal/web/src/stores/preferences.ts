import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { speak, type Language } from '@/i18n'

export type Theme = 'light' | 'dark' | 'auto'

/** Filters, order and columns of a list, by a name of somebody's own. */
export interface SavedView {
  name: string
  query: Record<string, string>
  columns: string[]
}

/** What a person chose for this browser: language, light or dark, columns, views. The keys are read by boot.js, too. */
export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  const theme = ref<Theme>((localStorage.getItem('pc.theme') as Theme | null) ?? 'auto')
  const dark = ref(document.documentElement.classList.contains('dark'))
  const system = matchMedia('(prefers-color-scheme: dark)')

  function apply(): void {
    dark.value = theme.value === 'dark' || (theme.value === 'auto' && system.matches)
    document.documentElement.classList.toggle('dark', dark.value)
  }

  async function use(next: Language): Promise<void> {
    await speak(next)
    language.value = next
    localStorage.setItem('pc.language', next)
  }

  function columnsOf(kind: string): string[] | null {
    const stored = localStorage.getItem(`pc.columns.${kind}`)
    return stored ? stored.split(' ') : null
  }

  function rememberColumns(kind: string, paths: string[]): void {
    localStorage.setItem(`pc.columns.${kind}`, paths.join(' '))
  }

  function viewsOf(kind: string): SavedView[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(`pc.views.${kind}`) ?? '[]')
      return Array.isArray(stored) ? (stored as SavedView[]) : []
    } catch {
      return []
    }
  }

  function rememberViews(kind: string, views: readonly SavedView[]): void {
    localStorage.setItem(`pc.views.${kind}`, JSON.stringify(views))
  }

  system.addEventListener('change', apply)
  watch(theme, (value) => {
    localStorage.setItem('pc.theme', value)
    apply()
  })

  return { language, theme, dark, use, columnsOf, rememberColumns, viewsOf, rememberViews }
})
