import { onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { Problem } from '@/api/client'
import type { Headroom } from '@/api/types'

const SETTLE = 500

/**
 * Asks the platform, a moment after the last change, whether it would accept what a form says and what that would take: the
 * server's own rules, not a copy of them. `ask` answers null while there is nothing worth asking. What is being sent is not asked
 * about any more: its own name would be taken by then. `asking` is true from a change on until what it led to is known.
 */
export function useRehearsal(form: Ref<unknown>, sending: Ref<boolean>, ask: () => Promise<Headroom> | null) {
  const room = shallowRef<Headroom | null>(null)
  const refused = shallowRef<Problem | null>(null)
  const asking = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function now(): Promise<void> {
    const question = ask()
    if (question === null) return drop()
    const turn = ++latest
    const answer = await question.catch(Problem.of)
    if (turn !== latest) return
    asking.value = false
    refused.value = answer instanceof Problem ? answer : null
    if (!(answer instanceof Problem)) room.value = answer
  }

  function drop(): void {
    clearTimeout(timer)
    latest++
    asking.value = false
  }

  watch(form, () => {
    drop()
    asking.value = true
    timer = setTimeout(() => void now(), SETTLE)
  }, { deep: true })
  watch(sending, (begun) => begun && drop(), { flush: 'sync' })
  onUnmounted(drop)

  return { room, refused, asking }
}
