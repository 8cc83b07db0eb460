/** A run as the platform sees it. */
export interface RunFacts {
  attempt: number
  state: string
  title: string
  author: string
  stages: StageFacts[]
  tests?: { passed: number; failed: number; skipped: number } | null
  artifacts: { path: string; bytes: number }[]
  started?: string | null
  ended?: string | null
}

export interface StageFacts {
  name: string
  state: string
  approvedBy?: string | null
  steps: StepFacts[]
}

export interface StepFacts {
  name: string
  state: string
  code?: number | null
  reason?: string | null
  started?: string | null
  ended?: string | null
}

export interface TestCase {
  suite: string
  name: string
  outcome: string
  seconds: number
  message: string
  detail: string
}

/** The step to look at first: the one that failed, or runs, or was the last to run. */
export function telling(stages: StageFacts[]): string | null {
  const steps = stages.flatMap((stage) => stage.steps.map((step) => ({ key: `${stage.name}/${step.name}`, state: step.state })))
  const begun = steps.filter((step) => step.state !== 'Queued' && step.state !== 'Skipped')
  return (steps.find((s) => s.state === 'Failed') ?? steps.find((s) => s.state === 'Running') ?? begun.at(-1))?.key ?? null
}
