import { Files } from '@element-plus/icons-vue'
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
    { path: 'spec.subnet', show: 'reference', of: 'Subnet', words: { zh: '子网', en: 'Subnet' } },
    { path: 'status.observed.address', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'status.observed.restarts', show: 'number', words: { zh: '重启次数', en: 'Restarts' } },
  ],
  fields: {
    artifact: { zh: '程序包', en: 'Artefact' },
    subnet: { zh: '子网', en: 'Subnet' },
    address: { zh: '地址', en: 'Address' },
    restarts: { zh: '重启次数', en: 'Restarts' },
    port: { zh: '端口', en: 'Port' },
    environment: { zh: '环境变量', en: 'Environment' },
    bindings: { zh: '绑定的服务', en: 'Bound services' },
    memory: { zh: '内存', en: 'Memory' },
    securityGroups: { zh: '安全组', en: 'Security groups' },
    version: { zh: '版本', en: 'Version' },
    health: { zh: '健康检查', en: 'Health check' },
    path: { zh: '路径', en: 'Path' },
    startedAt: { zh: '启动时间', en: 'Started at' },
    replicas: { zh: '副本数', en: 'Copies' },
  },
  values: {
    Unpacking: { zh: '解包', en: 'Unpacking' },
    Starting: { zh: '启动中', en: 'Starting' },
    Probing: { zh: '等待应答', en: 'Waiting for an answer' },
  },
  actions: {
    restart: { zh: '重启', en: 'Restart', asks: { zh: '重启会短暂中断服务。', en: 'The service is interrupted for a moment.' } },
    rollback: { zh: '回滚', en: 'Roll back' },
  },
  owns: true,
})
