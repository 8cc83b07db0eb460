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

/** How a program is run, and what is seen of it. */
export const PROGRAM_FIELDS: Record<string, Localised> = {
  artifact: { zh: '程序包', en: 'Artefact' },
  port: { zh: '端口', en: 'Port' },
  memoryMiB: { zh: '内存', en: 'Memory' },
  healthPath: { zh: '健康检查路径', en: 'Health path' },
  network: { zh: '网络接入', en: 'Network' },
  networks: { zh: '网络接入', en: 'Networks' },
  subnet: { zh: '子网', en: 'Subnet' },
  securityGroups: { zh: '安全组', en: 'Security groups' },
  address: { zh: '地址', en: 'Address' },
  replicas: { zh: '副本数', en: 'Copies' },
  drainSeconds: { zh: '旧副本收尾时间（秒）', en: 'Seconds for an old copy to finish' },
  stopped: { zh: '停止运行', en: 'Stopped' },
  env: { zh: '环境变量', en: 'Environment' },
  bindings: { zh: '绑定的服务', en: 'Bound services' },
  generated: { zh: '自动生成的密钥', en: 'Generated secrets' },
  arguments: { zh: '启动参数', en: 'Arguments' },
  state: { zh: '运行状态', en: 'Process' },
  since: { zh: '自', en: 'Since' },
  restarts: { zh: '重启次数', en: 'Restarts' },
}
/** What tells one copy or release from another. */
export const RELEASE_FIELDS: Record<string, Localised> = {
  number: { zh: '编号', en: 'Number' },
  release: { zh: '发布', en: 'Release' },
  replica: { zh: '副本', en: 'Copy' },
  phase: { zh: '阶段', en: 'Phase' },
  program: { zh: '程序文件', en: 'Program file' },
  outcome: { zh: '结果', en: 'How it went' },
  at: { zh: '开始', en: 'Begun' },
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
