import type { Localised } from '@/api/types'
import type { State } from '@/model/state'

/** Where a process is. */
export const PROCESS: Record<string, Localised> = {
  Absent: { zh: '未启动', en: 'Not there' },
  Starting: { zh: '启动中', en: 'Starting' },
  Running: { zh: '运行中', en: 'Running' },
  Unhealthy: { zh: '无应答', en: 'Not answering' },
  Stopped: { zh: '已停止', en: 'Stopped' },
  Crashed: { zh: '异常退出', en: 'Crashed' },
}
/** What a copy is there for. */
export const PHASES: Record<string, Localised> = {
  Serving: { zh: '服务中', en: 'Serving' },
  Draining: { zh: '收尾中', en: 'Finishing' },
}
/** How a release went. */
export const OUTCOMES: Record<string, Localised> = {
  Rolling: { zh: '发布中', en: 'Being released' },
  Serving: { zh: '服务中', en: 'Serving' },
  Failed: { zh: '已撤回', en: 'Taken back' },
  Replaced: { zh: '已替换', en: 'Replaced' },
}

const LOOKS: Record<string, State> = {
  Serving: 'ready',
  Running: 'ready',
  Starting: 'working',
  Rolling: 'working',
  Draining: 'removing',
  Replaced: 'removing',
  Unhealthy: 'attention',
  Crashed: 'failed',
  Failed: 'failed',
}

/** The colour and icon of a process, a copy or a release; what is not there is grey. */
export function lookOf(word: string): State {
  return LOOKS[word] ?? 'removing'
}
