import { onMounted, onUnmounted, ref, type Ref } from 'vue'

/** The time, for as long as a component is there. @param every milliseconds between looks */
export function useNow(every = 10_000): Ref<number> {
  const now = ref(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => (timer = setInterval(() => (now.value = Date.now()), every)))
  onUnmounted(() => clearInterval(timer))
  return now
}
