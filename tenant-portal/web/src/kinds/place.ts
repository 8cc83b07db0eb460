import { computed } from 'vue'
import { useRoute } from 'vue-router'
import type { Where } from '@/api/resources'
import { useSession } from '@/stores/session'
import { pageOf } from './registry'

/** The kind and the place that the current page's address speaks of. `kind` is null where there is no such kind. */
export function useKindOfRoute() {
  const route = useRoute()
  const session = useSession()
  const one = (value: unknown) => (typeof value === 'string' ? value : null)
  const kind = computed(() => session.byPlural.get(one(route.params.plural) ?? '') ?? null)
  const page = computed(() => (kind.value ? pageOf(kind.value) : null))
  const where = computed<Where>(() => ({
    project: one(route.params.project) ?? session.where.project,
    tenant: one(route.params.tenant) ?? session.where.tenant,
  }))
  const id = computed(() => one(route.params.id))
  return { kind, page, where, id }
}
