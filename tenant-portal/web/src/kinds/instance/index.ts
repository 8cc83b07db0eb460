import { Monitor } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { Resource } from '@/api/types'
import { METRICS_TAB } from '@/metrics/tab'
import { define } from '../types'

/** What a deployment made is changed through the deployment; the API refuses anything else. */
const free = (r: Resource) => !r.metadata.owner
const running = (r: Resource) => (r.status.observed as { state?: string } | null)?.state === 'Running'

export default define({
  kind: 'Instance',
  section: 'compute',
  icon: Monitor,
  order: 1,
  words: { one: { zh: '云主机', en: 'Instance' }, many: { zh: '云主机', en: 'Instances' } },
  purpose: {
    zh: '云主机是在平台上运行的服务器，拥有处理器、内存、磁盘和网卡。',
    en: 'An instance is a server that runs on the platform: processors, memory, disks and network ports.',
  },
  columns: [
    { path: 'status.observed.state', show: 'word', words: { zh: '运行状态', en: 'Guest' } },
    { path: 'status.observed.addresses.*', show: 'code', words: { zh: '地址', en: 'Address' } },
    { path: 'status.observed.vcpus', show: 'number', words: { zh: '处理器', en: 'Processors' } },
    { path: 'status.observed.memoryMiB', show: 'number', words: { zh: '内存', en: 'Memory' } },
    { path: 'spec.image', show: 'reference', of: 'Image', words: { zh: '镜像', en: 'Image' } },
    { path: 'spec.flavor', show: 'reference', of: 'Flavor', extra: true, words: { zh: '规格', en: 'Flavor' } },
    { path: 'status.observed.host', show: 'reference', of: 'Host', extra: true, words: { zh: '物理主机', en: 'Host' } },
    { path: 'status.observed.crashes', show: 'number', extra: true, words: { zh: '异常次数', en: 'Crashes' } },
  ],
  fields: {
    image: { zh: '镜像', en: 'Image' },
    flavor: { zh: '规格', en: 'Flavor' },
    vcpus: { zh: '处理器', en: 'Processors' },
    memoryMiB: { zh: '内存', en: 'Memory' },
    rootDiskGiB: { zh: '系统盘', en: 'Root disk' },
    network: { zh: '网络接入', en: 'Network' },
    networks: { zh: '网络接入', en: 'Networks' },
    subnet: { zh: '子网', en: 'Subnet' },
    securityGroups: { zh: '安全组', en: 'Security groups' },
    address: { zh: '地址', en: 'Address' },
    keyPairs: { zh: '密钥对', en: 'Key pairs' },
    userData: { zh: '启动脚本（cloud-init）', en: 'Start-up script (cloud-init)' },
    power: { zh: '电源', en: 'Power' },
    restarts: { zh: '重启次数', en: 'Restarts' },
    hostLabels: { zh: '物理主机标签', en: 'Labels of the host' },
    spreadGroup: { zh: '分散组', en: 'Spread group' },
    host: { zh: '物理主机', en: 'Host' },
    addresses: { zh: '地址', en: 'Addresses' },
    state: { zh: '运行状态', en: 'Guest' },
    definedGeneration: { zh: '已应用版本', en: 'Version in effect' },
    stopAskedAt: { zh: '关机请求时间', en: 'Stop asked at' },
    crashes: { zh: '异常次数', en: 'Crashes' },
  },
  values: {
    Running: { zh: '运行中', en: 'Running' },
    Stopped: { zh: '已关机', en: 'Stopped' },
    Paused: { zh: '已暂停', en: 'Paused' },
    Crashed: { zh: '异常退出', en: 'Crashed' },
    Placing: { zh: '选择物理主机', en: 'Choosing a host' },
    CreatingDisk: { zh: '创建系统盘', en: 'Creating the root disk' },
    PluggingPort: { zh: '接入网络', en: 'Plugging into the network' },
    Booting: { zh: '启动中', en: 'Booting' },
  },
  actions: {
    start: { zh: '开机', en: 'Start', when: (r) => free(r) && !running(r) },
    stop: { zh: '关机', en: 'Stop', when: (r) => free(r) && running(r), asks: { zh: '关机会中断正在运行的程序。', en: 'Programs in it are interrupted.' } },
    reboot: { zh: '重启', en: 'Reboot', when: (r) => free(r) && running(r), asks: { zh: '重启会短暂中断服务。', en: 'The service is interrupted for a moment.' } },
    console: { zh: '控制台', en: 'Console', opens: 'console', when: running },
    'serial-log': { zh: '串口日志', en: 'Serial log', tab: 'serial' },
  },
  groups: [
    { words: { zh: '规格与镜像', en: 'Size and image' }, fields: ['image', 'flavor', 'vcpus', 'memoryMiB', 'rootDiskGiB'] },
    { words: { zh: '网络', en: 'Network' }, fields: ['networks'] },
    { words: { zh: '登录', en: 'Access' }, fields: ['keyPairs', 'userData'] },
  ],
  tabs: [METRICS_TAB, { name: 'serial', words: { zh: '串口日志', en: 'Serial log' }, block: defineAsyncComponent(() => import('./SerialLog.vue')) }],
  owns: true,
  metrics: ['instances', 'vcpu', 'memory_mib'],
  hidden: ['restarts'],
})
