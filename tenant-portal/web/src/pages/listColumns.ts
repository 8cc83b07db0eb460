import { computed, ref, watch, type ComputedRef } from 'vue'
import type { Column, KindPage } from '@/kinds/types'
import { usePreferences } from '@/stores/preferences'

const COMMON: Column[] = [
  { path: 'metadata.labels.*', show: 'text', extra: true, words: { zh: '标签', en: 'Labels' } },
  { path: 'metadata.owner', show: 'reference', of: 'Stack', extra: true, words: { zh: '创建者', en: 'Made by' } },
  { path: 'metadata.id', show: 'code', extra: true, words: { zh: 'ID', en: 'Id' } },
]

/** Which columns of a kind are shown; what a person chose is remembered in this browser. */
export function useListColumns(page: ComputedRef<KindPage | null>) {
  const preferences = usePreferences()
  const chosen = ref(new Set<string>())
  const all = computed(() => [...(page.value?.columns ?? []), ...COMMON])
  const columns = computed(() => all.value.filter((c) => chosen.value.has(c.path)))

  watch(
    page,
    (now) => {
      const remembered = now ? preferences.columnsOf(now.kind) : null
      chosen.value = new Set(remembered ?? all.value.filter((c) => !c.extra).map((c) => c.path))
    },
    { immediate: true },
  )

  function choose(path: string, on: boolean): void {
    const next = new Set(chosen.value)
    if (on) next.add(path)
    else next.delete(path)
    chooseAll([...next])
  }

  function chooseAll(paths: readonly string[]): void {
    chosen.value = new Set(paths)
    if (page.value) {
      preferences.rememberColumns(page.value.kind, [...paths])
    }
  }

  return { columns, all, chosen, choose, chooseAll }
}
