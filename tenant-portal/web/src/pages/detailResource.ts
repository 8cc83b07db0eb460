import { onUnmounted, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { Problem } from '@/api/client'
import { dependants, read, type Where } from '@/api/resources'
import type { KindInfo, Operation, Resource } from '@/api/types'
import { useInventory } from '@/stores/inventory'
import { useLive } from '@/stores/live'
import { useTasks } from '@/stores/tasks'

const SETTLE = 300

/** A resource and what surrounds it, following the events for as long as the page is open. */
export function useDetail(kind: ComputedRef<KindInfo | null>, where: ComputedRef<Where>, id: ComputedRef<string | null>) {
  const inventory = useInventory()
  const tasks = useTasks()
  const live = useLive()
  const resource = shallowRef<Resource | null>(null)
  const users = shallowRef<Resource[]>([])
  const operations = shallowRef<Operation[]>([])
  const operationsLoaded = ref(false)
  const problem = ref<Problem | null>(null)
  const gone = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    if (!kind.value || !id.value) {
      return
    }
    try {
      const answer = await read(kind.value, where.value, id.value)
      resource.value = answer.body
      inventory.learn(answer.body.kind, answer.body.metadata.id, answer.body)
      problem.value = null
    } catch (e) {
      const found = Problem.of(e)
      // What was there a moment ago has been removed; somebody who looks at it may know.
      if (found.status === 404 && resource.value) gone.value = true
      else problem.value = found
      return
    }
    await around()
  }

  /** Users and operations change with the events, too, but nobody needs them within the frame. */
  async function around(): Promise<void> {
    const own = resource.value
    if (!own || !kind.value) {
      return
    }
    const [found, done] = await Promise.all([
      dependants(kind.value, where.value, own.metadata.id).catch(() => users.value),
      tasks.of(own.metadata.id).catch(() => operations.value),
    ])
    users.value = found
    operations.value = done
    operationsLoaded.value = true
  }

  onUnmounted(
    inventory.watchChanges((changed, fresh) => {
      const own = resource.value
      if (own && changed === own.metadata.id) {
        if (fresh === null) {
          gone.value = true
        } else if (fresh.metadata.revision >= own.metadata.revision) {
          resource.value = fresh
        }
      }
    }),
  )
  onUnmounted(
    live.listen(
      () => {
        timer ??= setTimeout(() => {
          timer = undefined
          if (!gone.value) void around()
        }, SETTLE)
      },
      () => void load(),
    ),
  )
  onUnmounted(() => clearTimeout(timer))
  watch([kind, where, id], () => void load(), { immediate: true })

  return { resource, users, operations, operationsLoaded, problem, gone, load }
}
