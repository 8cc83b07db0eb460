import type { Localised } from '@/api/types'

/** Words that several kinds share: fields, values, condition types, reasons and steps. A kind's own words win. */
export const FIELDS: Record<string, Localised> = {
  address: { zh: '地址', en: 'Address' },
  cidr: { zh: '网段', en: 'Addresses' },
  description: { zh: '说明', en: 'Description' },
  displayName: { zh: '全称', en: 'Full name' },
  endpoint: { zh: '连接地址', en: 'Endpoint' },
  memory: { zh: '内存', en: 'Memory' },
  name: { zh: '名称', en: 'Name' },
  port: { zh: '端口', en: 'Port' },
  protocol: { zh: '协议', en: 'Protocol' },
  securityGroups: { zh: '安全组', en: 'Security groups' },
  size: { zh: '容量', en: 'Size' },
  state: { zh: '状态', en: 'State' },
  step: { zh: '步骤', en: 'Step' },
  subnet: { zh: '子网', en: 'Subnet' },
  url: { zh: '网址', en: 'Address' },
  version: { zh: '版本', en: 'Version' },
  vpc: { zh: '私有网络', en: 'VPC' },
  zone: { zh: '网络域', en: 'Network zone' },
}

export const VALUES: Record<string, Localised> = {
  Accepted: { zh: '已受理', en: 'Accepted' },
  Accept: { zh: '受理', en: 'Accept' },
  Configuring: { zh: '配置', en: 'Configuring' },
  Creating: { zh: '创建', en: 'Creating' },
  Degraded: { zh: '性能下降', en: 'Degraded' },
  Deleting: { zh: '删除', en: 'Removing' },
  Drifted: { zh: '与期望不符', en: 'Drifted' },
  EngineReachable: { zh: '引擎可达', en: 'Engine reachable' },
  Healthy: { zh: '健康', en: 'Healthy' },
  Pending: { zh: '等待', en: 'Waiting' },
  Preparing: { zh: '准备', en: 'Preparing' },
  Ready: { zh: '就绪', en: 'Ready' },
  Reconciling: { zh: '执行', en: 'Carrying out' },
  Removing: { zh: '删除', en: 'Removing' },
  Starting: { zh: '启动', en: 'Starting' },
  Updating: { zh: '修改', en: 'Changing' },
  Verified: { zh: '已核实', en: 'Checked' },
  Verifying: { zh: '验证', en: 'Checking' },
  Waiting: { zh: '等待', en: 'Waiting' },
}

export const ACTIONS: Record<string, Localised> = {
  start: { zh: '启动', en: 'Start' },
  stop: { zh: '停止', en: 'Stop' },
  restart: { zh: '重启', en: 'Restart' },
  reboot: { zh: '重启', en: 'Reboot' },
  console: { zh: '控制台', en: 'Console' },
  credentials: { zh: '查看连接凭据', en: 'Show credentials' },
}
