import { DataBoard } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'ServiceInstance',
  section: 'services',
  icon: DataBoard,
  order: 1,
  words: { one: { zh: '服务实例', en: 'Service instance' }, many: { zh: '服务实例', en: 'Service instances' } },
  purpose: {
    zh: '服务实例是平台代为运行的数据库或缓存：建好即用，自动守护。',
    en: 'A service instance is a database or cache that the platform runs for you.',
  },
  columns: [
    { path: 'spec.service', show: 'word', words: { zh: '服务', en: 'Service' } },
    { path: 'spec.plan', show: 'word', words: { zh: '套餐', en: 'Plan' } },
    { path: 'status.observed.endpoint', show: 'code', words: { zh: '连接地址', en: 'Endpoint' } },
    { path: 'status.observed.version', words: { zh: '版本', en: 'Version' } },
  ],
  fields: {
    service: { zh: '服务', en: 'Service' },
    plan: { zh: '套餐', en: 'Plan' },
    version: { zh: '版本', en: 'Version' },
    subnet: { zh: '子网', en: 'Subnet' },
    endpoint: { zh: '连接地址', en: 'Endpoint' },
    database: { zh: '数据库', en: 'Database' },
    securityGroups: { zh: '安全组', en: 'Security groups' },
    storage: { zh: '存储', en: 'Storage' },
    memory: { zh: '内存', en: 'Memory' },
    uptime: { zh: '运行时长', en: 'Uptime' },
    parameters: { zh: '参数', en: 'Parameters' },
  },
  values: {
    Mysql: { zh: 'MySQL', en: 'MySQL' },
    Redis: { zh: 'Redis', en: 'Redis' },
    Small: { zh: '小型', en: 'Small' },
    Medium: { zh: '中型', en: 'Medium' },
    Large: { zh: '大型', en: 'Large' },
    Initialising: { zh: '初始化数据目录', en: 'Preparing the data directory' },
    Starting: { zh: '启动服务', en: 'Starting the server' },
    CreatingAccounts: { zh: '创建账号', en: 'Creating accounts' },
  },
  metrics: ['service_instances'],
  holdsData: true,
  owns: true,
})
