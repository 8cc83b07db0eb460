import { computed, onUnmounted, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { Problem } from '@/api/client'
import { list, read, type ListQuery, type Where } from '@/api/resources'
import type { KindInfo, PlatformEvent, Resource } from '@/api/types'
import { appendPage, mergeRow } from '@/model/merge'
import { useInventory } from '@/stores/inventory'
import { useLive } from '@/stores/live'

const PAGE = 50
/** Left because something newer is asked. */
const aborted = (e: unknown) => e instanceof DOMException && e.name === 'AbortError'

/**
 * The rows of a list: pages read by key, changes merged in place. What is new does not push what somebody is reading: it
 * waits until asked for, unless the list is short enough to see at a glance.
 */
export function useListRows(kind: ComputedRef<KindInfo | null>, where: ComputedRef<Where>, query: ComputedRef<ListQuery>) {
  const inventory = useInventory()
  const live = useLive()
  const rows = shallowRef<readonly Resource[]>([])
  const waiting = shallowRef<ReadonlySet<string>>(new Set())
  const next = ref<string | null>(null)
  const loaded = ref(false)
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  let aborter = new AbortController()

  async function load(more = false): Promise<void> {
    const own = kind.value
    if (!own) {
      return
    }
    aborter.abort()
    aborter = new AbortController()
    busy.value = true
    try {
      const parameters = { ...query.value, limit: PAGE, pageToken: more ? next.value : null }
      const page = await list(own, where.value, parameters, aborter.signal)
      rows.value = more ? appendPage(rows.value, page.items) : page.items
      next.value = page.nextPageToken
      problem.value = null
      loaded.value = true
      if (!more) {
        waiting.value = new Set()
      }
    } catch (e) {
      if (!aborted(e)) {
        problem.value = Problem.of(e)
        loaded.value = true
      }
    } finally {
      busy.value = false
    }
  }

  function heard(event: PlatformEvent): void {
    if (event.kind === kind.value?.singular && event.type === 'Added' && !rows.value.some((r) => r.metadata.id === event.resource)) {
      void arrived(event.resource)
    }
  }

  async function arrived(id: string): Promise<void> {
    const filtered = Boolean(query.value.phase || query.value.name || query.value.label || query.value.owner)
    if (filtered || query.value.sort === 'createdAt' || rows.value.length >= 10 || !kind.value) {
      waiting.value = new Set([...waiting.value, id])
      return
    }
    try {
      const fresh = await read(kind.value, where.value, id)
      if (!rows.value.some((r) => r.metadata.id === id)) {
        rows.value = [fresh.body, ...rows.value]
      }
    } catch (e) {
      if (Problem.of(e).status !== 404) {
        waiting.value = new Set([...waiting.value, id])
      }
    }
  }

  onUnmounted(live.listen(heard, () => void load()))
  onUnmounted(
    inventory.watchChanges((id, fresh) => {
      rows.value = mergeRow(rows.value, id, fresh)
      if (fresh === null && waiting.value.has(id)) {
        waiting.value = new Set([...waiting.value].filter((w) => w !== id))
      }
    }),
  )
  onUnmounted(() => aborter.abort())
  watch([kind, where, query], () => void load(), { immediate: true })

  return { rows: computed(() => rows.value), waiting, next, loaded, busy, problem, load }
}
