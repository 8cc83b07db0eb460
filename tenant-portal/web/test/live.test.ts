import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EventStream, type Source, type StreamState } from '@/api/eventStream'
import type { PlatformEvent } from '@/api/types'
import { appendPage, mergeRow } from '@/model/merge'
import { useLive } from '@/stores/live'
import { resource } from './resources'

class FakeSource implements Source {
  onopen: ((e: Event) => void) | null = null
  onerror: ((e: Event) => void) | null = null
  readyState = 1
  closed = false
  private readonly listeners = new Map<string, (e: MessageEvent<string>) => void>()
  constructor(readonly url: string) {}
  addEventListener(type: string, listener: (e: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener)
  }
  close(): void {
    this.closed = true
  }
  send(position: number, type: PlatformEvent['type'] = 'Modified'): void {
    const data = { position, type, kind: 'Instance', resource: 'x', name: 'web', revision: position, at: 0 }
    this.listeners.get(type)?.({ data: JSON.stringify(data) } as MessageEvent<string>)
  }
  fail(closed: boolean): void {
    this.readyState = closed ? 2 : 0
    this.onerror?.(new Event('error'))
  }
}

describe('the stream of events', () => {
  const opened: FakeSource[] = []
  const seen: number[] = []
  const states: [StreamState, boolean][] = []
  const start = () => {
    const stream = new EventStream('/events', (e) => seen.push(e.position), (s, r) => states.push([s, r]), (url) => {
      const source = new FakeSource(url)
      opened.push(source)
      return source
    })
    stream.start()
    return stream
  }
  beforeEach(() => {
    vi.useFakeTimers()
    opened.length = seen.length = states.length = 0
  })
  afterEach(() => vi.useRealTimers())

  it('tells every event once, also when the server repeats some after a gap', () => {
    start()
    opened[0]!.send(1)
    opened[0]!.send(2, 'Added')
    opened[0]!.send(2, 'Added')
    opened[0]!.send(1)
    opened[0]!.send(3, 'Deleted')
    expect(seen).toEqual([1, 2, 3])
  })
  it('leaves a broken connection to the browser, which resumes by itself', () => {
    start()
    opened[0]!.onopen?.(new Event('open'))
    opened[0]!.fail(false)
    vi.advanceTimersByTime(60_000)
    expect(opened.length).toBe(1)
    opened[0]!.onopen?.(new Event('open'))
    expect(states).toEqual([['live', false], ['lost', false], ['live', true]])
  })
  it('opens anew where the browser gave up, after what was seen, ever more patiently', () => {
    start()
    opened[0]!.send(41)
    opened[0]!.fail(true)
    vi.advanceTimersByTime(999)
    expect(opened.length).toBe(1)
    vi.advanceTimersByTime(1)
    expect(opened[1]!.url).toBe('/events?after=41')
    opened[1]!.fail(true)
    vi.advanceTimersByTime(1_999)
    expect(opened.length).toBe(2)
    vi.advanceTimersByTime(1)
    expect(opened.length).toBe(3)
  })
  it('ends when it is stopped', () => {
    const stream = start()
    opened[0]!.fail(true)
    stream.stop()
    vi.advanceTimersByTime(60_000)
    expect(opened.length).toBe(1)
    expect(opened[0]!.closed).toBe(true)
  })
})

describe('a connection that is away', () => {
  let source: FakeSource
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', function open(url: string) {
      return (source = new FakeSource(url))
    })
    setActivePinia(createPinia())
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is worth a word after a while, however often it is tried again meanwhile', () => {
    const live = useLive()
    live.follow('/events')
    source.onopen?.(new Event('open'))
    source.fail(false)
    vi.advanceTimersByTime(1_000)
    source.fail(false)
    expect(live.announced).toBe(false)
    vi.advanceTimersByTime(1_000)
    expect(live.announced).toBe(true)
    source.onopen?.(new Event('open'))
    expect([live.announced, live.back, live.state]).toEqual([false, true, 'live'])
  })
  it('is worth none if it is back at once', () => {
    const live = useLive()
    live.follow('/events')
    source.fail(false)
    vi.advanceTimersByTime(1_000)
    source.onopen?.(new Event('open'))
    vi.advanceTimersByTime(60_000)
    expect([live.announced, live.back]).toEqual([false, false])
  })
})

describe('rows on screen', () => {
  const row = (id: string, revision: number) => resource({ id, revision, name: `${id}-${revision}` })
  const rows = [row('a', 1), row('b', 5), row('c', 1)]
  const names = (r: readonly { metadata: { name: string } }[]) => r.map((x) => x.metadata.name)

  it('change in place', () => expect(names(mergeRow(rows, 'b', row('b', 6)))).toEqual(['a-1', 'b-6', 'c-1']))
  it('never take something older or the same', () => {
    expect(mergeRow(rows, 'b', row('b', 4))).toBe(rows)
    expect(mergeRow(rows, 'b', row('b', 5))).toBe(rows)
  })
  it('go when what they show is gone', () => expect(names(mergeRow(rows, 'a', null))).toEqual(['b-5', 'c-1']))
  it('are not added to by what is not on screen', () => expect(mergeRow(rows, 'z', row('z', 1))).toBe(rows))
  it('show nothing twice when a page overlaps', () => expect(names(appendPage(rows, [row('c', 1), row('d', 1)]))).toEqual(['a-1', 'b-5', 'c-1', 'd-1']))
})
