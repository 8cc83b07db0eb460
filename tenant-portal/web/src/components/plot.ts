import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { onMounted, onUnmounted, type Ref } from 'vue'

// What charts have in common. Imported only by charts, which are loaded only where one is shown.

const DAY = 86_400_000

/** A colour of the page, as it is in its present light. */
export function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

export function axis(): uPlot.Axis {
  return { stroke: color('--pc-text-soft'), grid: { stroke: color('--pc-line'), width: 1 }, ticks: { stroke: color('--pc-line-strong'), width: 1 } }
}

/** Hours within two days, dates beyond. @param from milliseconds */
export function clock(language: string, from: number, to: number): Intl.DateTimeFormat {
  const short = to - from < 2 * DAY
  return new Intl.DateTimeFormat(language, short ? { hour: '2-digit', minute: '2-digit', hour12: false } : { month: 'numeric', day: 'numeric' })
}

/** A chart as wide as its place. */
export function usePlot(place: Ref<HTMLDivElement | null>, height: number, make: (at: HTMLDivElement) => uPlot): { draw: () => void; chart: () => uPlot | null } {
  let chart: uPlot | null = null
  let sizes: ResizeObserver | null = null

  function draw(): void {
    chart?.destroy()
    chart = place.value && make(place.value)
  }
  onMounted(() => {
    draw()
    sizes = new ResizeObserver(() => place.value && chart?.setSize({ width: place.value.clientWidth, height }))
    if (place.value) sizes.observe(place.value)
  })
  onUnmounted(() => {
    sizes?.disconnect()
    chart?.destroy()
  })
  return { draw, chart: () => chart }
}
