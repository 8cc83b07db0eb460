import type { PlatformEvent } from './types'

export type StreamState = 'connecting' | 'live' | 'lost'

/** What of `EventSource` is used, so that tests can bring their own. */
export interface Source {
  onopen: ((e: Event) => void) | null
  onerror: ((e: Event) => void) | null
  readonly readyState: number
  addEventListener(type: string, listener: (e: MessageEvent<string>) => void): void
  close(): void
}

export type OpenSource = (url: string) => Source

const TYPES = ['Added', 'Modified', 'Deleted', 'Progressed']
const CLOSED = 2
const SLOWEST = 30_000

/**
 * One stream of events that outlives the connections it runs over. The browser resumes by `Last-Event-ID` after a broken
 * connection; where it gives up (an error answer), a new connection resumes by `after`. What was seen is not told twice.
 */
export class EventStream {
  private source: Source | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private position: number | null = null
  private failures = 0
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly onEvent: (event: PlatformEvent) => void,
    private readonly onState: (state: StreamState, resumed: boolean) => void,
    private readonly open: OpenSource = (u) => new EventSource(u) as unknown as Source,
  ) {}

  start(): void {
    if (this.stopped) {
      return
    }
    const url = this.position === null ? this.url : `${this.url}?after=${this.position}`
    const source = this.open(url)
    this.source = source
    source.onopen = () => {
      const resumed = this.failures > 0
      this.failures = 0
      this.onState('live', resumed)
    }
    source.onerror = () => this.broken(source)
    for (const type of TYPES) {
      source.addEventListener(type, (message) => this.take(message.data))
    }
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
    this.source?.close()
  }

  private take(data: string): void {
    const event = JSON.parse(data) as PlatformEvent
    if (this.position !== null && event.position <= this.position) {
      return
    }
    this.position = event.position
    this.onEvent(event)
  }

  private broken(source: Source): void {
    if (this.stopped) {
      return
    }
    this.failures++
    this.onState('lost', false)
    if (source.readyState === CLOSED) {
      const wait = Math.min(SLOWEST, 1_000 * 2 ** Math.min(this.failures - 1, 5))
      this.timer = setTimeout(() => this.start(), wait)
    }
  }
}
