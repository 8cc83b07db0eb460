import { defineStore } from 'pinia'
import { reactive, shallowReactive } from 'vue'
import { Problem } from '@/api/client'
import { list, read, type Where } from '@/api/resources'
import type { KindInfo, PlatformEvent, Resource } from '@/api/types'
import { useLive } from './live'
import { useSession } from './session'

/** The newest resources of a kind, kept up to date while anybody looks. */
export interface Shelf {
  items: Map<string, Resource>
  loaded: boolean
  /** There are more than were read. */
  more: boolean
  problem: Problem | null
}

const MOST = 200
const SETTLE = 120
/** The line may be cut for a moment while the stream of events holds; then it is asked again. */
const AGAIN = 1_000

/**
 * What is known of the current project's resources: names for ids, choices for references, what needs attention, what the
 * palette finds. Each kind is read once, when first asked for, and follows the events from then on.
 */
export const useInventory = defineStore('inventory', () => {
  const session = useSession()
  const live = useLive()
  const shelves = reactive(new Map<string, Shelf>())
  const loading = new Map<string, Promise<Shelf>>()
  const dirty = new Map<string, PlatformEvent>()
  const watchers = new Set<(id: string, fresh: Resource | null) => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let epoch = 0

  function shelf(kind: KindInfo): Shelf {
    let found = shelves.get(kind.singular)
    if (!found) {
      found = shallowReactive<Shelf>({ items: new Map(), loaded: false, more: false, problem: null })
      shelves.set(kind.singular, found)
      found = shelves.get(kind.singular) as Shelf
    }
    return found
  }

  /** Reads a kind unless it has been read. Never throws: the shelf says what went wrong. */
  function need(kind: KindInfo): Promise<Shelf> {
    const own = shelf(kind)
    if (own.loaded) {
      return Promise.resolve(own)
    }
    let running = loading.get(kind.singular)
    if (!running) {
      running = fill(kind, own, epoch).finally(() => loading.delete(kind.singular))
      loading.set(kind.singular, running)
    }
    return running
  }

  async function fill(kind: KindInfo, own: Shelf, started: number): Promise<Shelf> {
    try {
      const page = await list(kind, session.where, { limit: MOST, sort: '-createdAt' })
      if (started === epoch) {
        own.items = new Map(page.items.map((r) => [r.metadata.id, r]))
        own.more = page.nextPageToken !== null
        own.problem = null
      }
    } catch (e) {
      own.problem = Problem.of(e)
    }
    own.loaded = true
    return own
  }

  /** Takes in what somebody has read anyway. Null means gone. */
  function learn(singular: string, id: string, fresh: Resource | null): void {
    const own = shelves.get(singular)
    if (own?.loaded) {
      const items = new Map(own.items)
      const old = items.get(id)
      if (fresh === null) {
        items.delete(id)
      } else if (!old || old.metadata.revision <= fresh.metadata.revision) {
        items.set(id, fresh)
      }
      own.items = items
    }
    watchers.forEach((w) => w(id, fresh))
  }

  /** Hears of every resource that changed, freshly read. */
  function watchChanges(watcher: (id: string, fresh: Resource | null) => void): () => void {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }

  function find(singular: string, id: string): Resource | null {
    return shelves.get(singular)?.items.get(id) ?? null
  }

  function reset(): void {
    epoch++
    shelves.clear()
    dirty.clear()
  }

  function heard(event: PlatformEvent): void {
    if (event.type === 'Deleted') {
      dirty.delete(event.resource)
      learn(event.kind, event.resource, null)
      return
    }
    dirty.set(event.resource, event)
    timer ??= setTimeout(settle, SETTLE)
  }

  /** A burst of events about one resource is one look at it. */
  async function settle(): Promise<void> {
    const batch = [...dirty.values()]
    dirty.clear()
    const where: Where = session.where
    const started = epoch
    const answered = await Promise.all(batch.map((event) => look(event, where)))
    const unanswered = started === epoch ? batch.filter((event, at) => !answered[at] && !dirty.has(event.resource)) : []
    unanswered.forEach((event) => dirty.set(event.resource, event))
    timer = dirty.size > 0 ? setTimeout(settle, unanswered.length > 0 ? AGAIN : SETTLE) : undefined
  }

  /** @returns false if there was no answer at all */
  async function look(event: PlatformEvent, where: Where): Promise<boolean> {
    const kind = session.bySingular.get(event.kind)
    if (!kind || (watchers.size === 0 && !shelves.has(event.kind))) {
      return true
    }
    try {
      learn(event.kind, event.resource, (await read(kind, where, event.resource)).body)
    } catch (e) {
      if (e instanceof Problem && e.status === 404) {
        learn(event.kind, event.resource, null)
      }
      return !(e instanceof Problem && e.status === 0)
    }
    return true
  }

  function reread(): void {
    for (const kind of session.kinds) {
      const own = shelves.get(kind.singular)
      if (own?.loaded) {
        void fill(kind, own, epoch)
      }
    }
  }

  live.listen(heard, reread)

  return { shelves, shelf, need, learn, find, watchChanges, reset, heard }
})
