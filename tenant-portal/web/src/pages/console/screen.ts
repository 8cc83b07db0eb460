import RFB from '@novnc/novnc'
import { keystrokes, type Stroke } from '@/model/keystrokes'

export interface ScreenEvents {
  connected: () => void
  dropped: () => void
}

/** Shift's left key. */
const SHIFT = { keysym: 0xffe1, code: 'ShiftLeft' }
/** The guest's keyboard keeps a few keys only until it is read; faster than this some would be lost. */
const PACE = 40

/** A guest's screen and keyboard over one WebSocket. Made anew for every ticket. */
export class Screen {
  private readonly rfb: RFB
  private typing: { strokes: Stroke[]; told: (left: number) => void } | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(target: HTMLElement, path: string, events: ScreenEvents) {
    const url = new URL(path, location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    this.rfb = new RFB(target, url.href, { shared: true, wsProtocols: ['binary'] })
    this.rfb.background = 'transparent'
    this.rfb.addEventListener('connect', events.connected)
    this.rfb.addEventListener('disconnect', events.dropped)
  }

  set viewOnly(on: boolean) {
    this.rfb.viewOnly = on
  }

  /** Fits the screen into its place; else it is shown pixel by pixel, and scrolls. */
  set fit(on: boolean) {
    this.rfb.scaleViewport = on
  }

  focus(): void {
    this.rfb.focus({ preventScroll: true })
  }

  /** Lets go of the keyboard, and of every key that the guest takes for held down. */
  letGo(): void {
    window.dispatchEvent(new Event('blur'))
    this.rfb.blur()
  }

  ctrlAltDel(): void {
    this.rfb.sendCtrlAltDel()
  }

  /** Types a text key by key. @param told hears how many keys are left */
  type(text: string, told: (left: number) => void): void {
    this.typing = { strokes: [...keystrokes(text).strokes], told }
    this.one()
  }

  stopTyping(): void {
    clearTimeout(this.timer)
    this.typing?.told(0)
    this.typing = null
  }

  close(): void {
    this.stopTyping()
    this.rfb.disconnect()
  }

  private one(): void {
    const stroke = this.typing?.strokes.shift()
    if (!this.typing || !stroke) {
      this.stopTyping()
      return
    }
    if (stroke.shift) this.rfb.sendKey(SHIFT.keysym, SHIFT.code, true)
    this.rfb.sendKey(stroke.keysym, stroke.code, true)
    this.rfb.sendKey(stroke.keysym, stroke.code, false)
    if (stroke.shift) this.rfb.sendKey(SHIFT.keysym, SHIFT.code, false)
    this.typing.told(this.typing.strokes.length)
    this.timer = setTimeout(() => this.one(), PACE)
  }
}
