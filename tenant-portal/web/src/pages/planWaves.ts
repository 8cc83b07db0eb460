import type { StackPlan } from '@/api/types'

type Part = StackPlan['steps'][number]

/** Groups a plan's parts into waves: each is made when all it waits for is there. What waits in a circle comes last. */
export function waves(plan: StackPlan): Part[][] {
  const done = new Set<string>()
  const names = new Set(plan.steps.map((r) => r.name))
  let rest = plan.steps
  const found: Part[][] = []
  while (rest.length > 0) {
    const wave = rest.filter((r) => r.after.every((a) => done.has(a) || !names.has(a)))
    if (wave.length === 0) {
      return [...found, rest]
    }
    wave.forEach((r) => done.add(r.name))
    rest = rest.filter((r) => !done.has(r.name))
    found.push(wave)
  }
  return found
}
