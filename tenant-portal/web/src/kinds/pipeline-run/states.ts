import type { Localised } from '@/api/types'
import type { State } from '@/model/state'

/** How a run, a stage or a step is. */
export const RUN_STATES: Record<string, Localised> = {
  Queued: { zh: '排队中', en: 'Queued' },
  Running: { zh: '运行中', en: 'Running' },
  WaitingForApproval: { zh: '等待批准', en: 'Waiting for approval' },
  Succeeded: { zh: '成功', en: 'Succeeded' },
  Failed: { zh: '失败', en: 'Failed' },
  Cancelled: { zh: '已取消', en: 'Cancelled' },
  Skipped: { zh: '已跳过', en: 'Skipped' },
}

const LOOKS: Record<string, State> = {
  Running: 'working',
  WaitingForApproval: 'attention',
  Succeeded: 'ready',
  Failed: 'failed',
}

/** The colour and icon of such a state; what has not begun or will not come is grey. */
export function lookOf(state: string): State {
  return LOOKS[state] ?? 'removing'
}
