import { defineStore } from 'pinia'
import { ref } from 'vue'
import { EventStream, type StreamState } from '@/api/eventStream'
import type { PlatformEvent } from '@/api/types'

type Listener = (event: PlatformEvent) => void
type Resync = () => void

/** How long a connection may be away before it is worth a word. */
const GRACE = 1_500

/** The one stream of a project's events (or the platform's), shared by everything on screen. */
export const useLive = defineStore('live', () => {
  const state = ref<StreamState>('connecting')
  const announced = ref(false)
  const back = ref(false)
  /** The stream's address; null where there is none, as for who administers security or audit. */
  const following = ref<string | null>(null)
  const listeners = new Set<Listener>()
  const resyncs = new Set<Resync>()
  let stream: EventStream | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function follow(url: string | null): void {
    if (url === following.value) {
      return
    }
    following.value = url
    stream?.stop()
    stream = null
    state.value = 'connecting'
    announced.value = false
    if (url) {
      stream = new EventStream(url, tell, became)
      stream.start()
    }
  }

  function tell(event: PlatformEvent): void {
    listeners.forEach((listener) => listener(event))
  }

  function became(next: StreamState, resumed: boolean): void {
    const before = state.value
    state.value = next
    if (next === 'lost' && before === 'lost') {
      return // another attempt that failed: the time away goes on
    }
    clearTimeout(timer)
    back.value = false
    if (next === 'lost') {
      timer = setTimeout(() => (announced.value = true), GRACE)
      return
    }
    if (announced.value) {
      announced.value = false
      back.value = true
      timer = setTimeout(() => (back.value = false), 4_000)
    }
    if (resumed) {
      resyncs.forEach((resync) => resync())
    }
  }

  /** Hears every event until the returned function is called. `resync` is called after a gap, when in doubt read again. */
  function listen(listener: Listener, resync?: Resync): () => void {
    listeners.add(listener)
    if (resync) {
      resyncs.add(resync)
    }
    return () => {
      listeners.delete(listener)
      if (resync) {
        resyncs.delete(resync)
      }
    }
  }

  return { state, announced, back, following, follow, listen, tell }
})
