import { onUnmounted, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { Problem } from '@/api/client'
import { act, type Where } from '@/api/resources'
import type { JsonObject, KindInfo } from '@/api/types'
import { BEGIN, next, type Line, type LineEvent } from '@/model/consoleLine'
import { Screen } from './screen'

/** Whether trying again by itself may help. A guest that was just started has its screen a moment later. */
function passes(problem: Problem, running: boolean): boolean {
  return problem.status === 0 || problem.status === 429 || problem.status >= 500 || (running && problem.code === 'compute.instance.not-running')
}

/** The line to a guest's screen: asks for a ticket, opens the screen with it, and begins anew when it drops. */
export function useConsoleLine(kind: ComputedRef<KindInfo | null>, where: ComputedRef<Where>, id: ComputedRef<string | null>, target: Ref<HTMLElement | null>, running: () => boolean) {
  const line = shallowRef<Line>(BEGIN)
  const problem = shallowRef<Problem | null>(null)
  const screen = shallowRef<Screen | null>(null)
  const held = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  function hear(event: LineEvent): void {
    line.value = next(line.value, event, Date.now())
  }

  async function ask(): Promise<void> {
    if (!kind.value || !id.value) return
    try {
      const ticket = (await act(kind.value, where.value, id.value, 'console')).body as JsonObject
      if (over || !target.value) return
      problem.value = null
      hear('ticket')
      open(target.value, String(ticket.path))
    } catch (e) {
      problem.value = Problem.of(e)
      hear(passes(problem.value, running()) ? 'unreachable' : 'refused')
    }
  }

  function open(place: HTMLElement, path: string): void {
    const made: Screen = new Screen(place, path, {
      connected: () => hear('connected'),
      dropped: () => {
        if (screen.value === made) {
          screen.value = null
          hear('dropped')
        }
      },
    })
    screen.value = made
  }

  watch(line, (now) => {
    clearTimeout(timer)
    if (now.at === 'open') held.value = true
    if (now.at === 'asking') void ask()
    if (now.at === 'waiting') timer = setTimeout(() => hear('again'), now.until - Date.now())
  })
  watch(
    [kind, id, target],
    () => {
      if (line.value === BEGIN && target.value) void ask()
    },
    { immediate: true, flush: 'post' },
  )
  onUnmounted(() => {
    over = true
    clearTimeout(timer)
    const last = screen.value
    screen.value = null
    last?.close()
  })

  return { line, problem, screen, held, again: () => hear('again') }
}
