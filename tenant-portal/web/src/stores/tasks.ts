import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ask, get, query, type Sent } from '@/api/client'
import type { Operation, Page } from '@/api/types'
import { useLive } from './live'
import { useSession } from './session'

const SETTLE = 250
const POLL = 2_000
const SHOWN = 30

/** The project's operations, running and recent. Follows the events; those that no stream tells of are asked for. */
export const useTasks = defineStore('tasks', () => {
  const session = useSession()
  const live = useLive()
  const operations = ref<Operation[]>([])
  const loaded = ref(false)
  /** What this browser sent, by the operation it began. Kept in memory only. */
  const deeds = shallowRef(new Map<string, Sent>())
  const showing = ref<Operation | null>(null)
  const elsewhere = ref(new Map<string, Operation>())
  let timer: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setTimeout> | undefined

  const all = computed(() => [...[...elsewhere.value.values()].reverse(), ...operations.value])
  const running = computed(() => all.value.filter((o) => o.state === 'Running'))

  async function load(): Promise<void> {
    const project = session.projectId
    if (!project) {
      loaded.value = true
      return
    }
    try {
      const page = await get<Page<Operation>>(`/projects/${project}/operations${query({ limit: SHOWN })}`)
      if (project === session.projectId) {
        operations.value = newestFirst(page.items)
      }
    } finally {
      loaded.value = true
    }
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      load().catch(() => undefined)
    }, SETTLE)
  }

  /** Looks after an operation that was just begun, also outside of the project's stream. */
  async function track(id: string | null, sent?: Sent): Promise<void> {
    if (!id) {
      return
    }
    if (sent) {
      deeds.value = new Map([...deeds.value, [id, sent]])
    }
    const operation = await get<Operation>(`/operations/${id}`)
    const kind = session.bySingular.get(operation.target.kind)
    if (kind?.scope === 'Project') {
      soon()
      return
    }
    elsewhere.value.set(id, operation)
    poll()
  }

  function poll(): void {
    polling ??= setTimeout(async () => {
      polling = undefined
      for (const old of elsewhere.value.values()) {
        if (old.state === 'Running') {
          await follow(old)
        }
      }
      if ([...elsewhere.value.values()].some((o) => o.state === 'Running')) {
        poll()
      }
    }, POLL)
  }

  async function follow(old: Operation): Promise<void> {
    try {
      const now = await get<Operation>(`/operations/${old.id}`)
      elsewhere.value.set(now.id, now)
      const gone = now.verb === 'delete' && now.state === 'Succeeded'
      live.tell({
        position: 0,
        type: gone ? 'Deleted' : 'Modified',
        kind: now.target.kind,
        resource: now.target.id,
        name: now.target.name,
        revision: 0,
        at: Date.now(),
      })
    } catch {
      elsewhere.value.delete(old.id)
    }
  }

  async function cancel(operation: Operation): Promise<void> {
    const answer = await ask<Operation>(`/operations/${operation.id}:cancel`, { method: 'POST', body: {} })
    await track(answer.operation)
    soon()
  }

  async function of(target: string): Promise<Operation[]> {
    const known = [...elsewhere.value.values()].filter((o) => o.target.id === target)
    if (!session.projectId) {
      return known
    }
    const page = await get<Page<Operation>>(`/projects/${session.projectId}/operations${query({ target, limit: 50 })}`)
    return page.items.length > 0 ? newestFirst(page.items) : known
  }

  /** Shows what was sent for an operation. */
  function show(id: string): void {
    showing.value = all.value.find((o) => o.id === id) ?? null
    if (!showing.value) {
      void get<Operation>(`/operations/${id}`).then((o) => (showing.value = o))
    }
  }

  function reset(): void {
    operations.value = []
    deeds.value = new Map()
    showing.value = null
    loaded.value = false
  }

  live.listen(soon, soon)

  return { operations, all, running, loaded, deeds, showing, show, load, track, cancel, of, reset }
})

function newestFirst(operations: Operation[]): Operation[] {
  return [...operations].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}
