import { Files } from '@element-plus/icons-vue'
import { METRICS_TAB } from '@/metrics/tab'
import { define } from '../types'

export default define({
  kind: 'Application',
  section: 'services',
  icon: Files,
  order: 2,
  words: { one: { zh: '应用', en: 'Application' }, many: { zh: '应用', en: 'Applications' } },
  purpose: {
    zh: '应用是平台代为运行的程序：出错自动重启，按域名或地址访问。',
    en: 'An application is a program that the platform runs for you and starts again when it fails.',
  },
  columns: [
    { path: 'spec.artifact', words: { zh: '程序包', en: 'Artefact' } },
    { path: 'status.observed.state', show: 'word', words: { zh: '运行状态', en: 'Process' } },
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'spec.port', words: { zh: '端口', en: 'Port' } },
    { path: 'spec.memoryMiB', show: 'number', words: { zh: '内存', en: 'Memory' } },
    { path: 'status.observed.restarts', show: 'number', words: { zh: '重启次数', en: 'Restarts' } },
  ],
  fields: {
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
    env: { zh: '环境变量', en: 'Environment' },
    bindings: { zh: '绑定的服务', en: 'Bound services' },
    generated: { zh: '自动生成的密钥', en: 'Generated secrets' },
    arguments: { zh: '启动参数', en: 'Arguments' },
    state: { zh: '运行状态', en: 'Process' },
    since: { zh: '自', en: 'Since' },
    restarts: { zh: '重启次数', en: 'Restarts' },
  },
  values: {
    Absent: { zh: '未启动', en: 'Not there' },
    Starting: { zh: '启动中', en: 'Starting' },
    Running: { zh: '运行中', en: 'Running' },
    Unhealthy: { zh: '无应答', en: 'Not answering' },
    Stopped: { zh: '已停止', en: 'Stopped' },
    Crashed: { zh: '异常退出', en: 'Crashed' },
  },
  owns: true,
  metrics: ['applications', 'workload_memory_mib'],
  tabs: [METRICS_TAB],
})
