import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { get } from '@/api/client'
import type { Template } from '@/api/types'

/** The industry templates that the platform offers. Read once; they change with the platform. */
export const useTemplates = defineStore('templates', () => {
  const all = shallowRef<Template[] | null>(null)
  let loading: Promise<Template[]> | null = null

  async function load(): Promise<Template[]> {
    loading ??= get<Template[]>('/templates').finally(() => (loading = null))
    all.value = await loading
    return all.value
  }

  function named(name: string): Template | null {
    return all.value?.find((t) => t.name === name) ?? null
  }

  return { all, load, named }
})
