import type { Json, JsonObject } from '@/api/types'

/** One rule of a security group as it counts: what was left out is filled in as the platform does. */
export interface Reach {
  direction: 'Ingress' | 'Egress'
  protocol: string
  /** All of them if null. */
  ports: { first: number; last: number } | null
  peer: { is: 'anybody' } | { is: 'addresses'; cidr: string } | { is: 'group'; id: string } | { is: 'members' }
}

/** What should not be open to everybody, by port. Names are the same in all languages. */
const DELICATE: Record<number, string> = {
  22: 'SSH', 23: 'Telnet', 135: 'RPC', 445: 'SMB', 1433: 'SQL Server', 1521: 'Oracle', 2049: 'NFS', 2181: 'ZooKeeper', 2375: 'Docker', 2379: 'etcd', 3306: 'MySQL', 3389: 'RDP',
  5432: 'PostgreSQL', 5900: 'VNC', 5984: 'CouchDB', 6379: 'Redis', 6443: 'Kubernetes', 8848: 'Nacos', 9092: 'Kafka', 9200: 'Elasticsearch', 10250: 'kubelet', 11211: 'Memcached', 27017: 'MongoDB',
}
/** A range of so many ports is open for more than one purpose. */
const WIDE = 1_000

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function reachOf(rule: JsonObject): Reach {
  const [first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text(rule.ports))?.slice(1) ?? []
  return {
    direction: rule.direction === 'Egress' ? 'Egress' : 'Ingress',
    protocol: text(rule.protocol) || 'Any',
    ports: first === undefined ? null : { first: Number(first), last: Number(last ?? first) },
    peer: peerOf(rule),
  }
}

function peerOf(rule: JsonObject): Reach['peer'] {
  if (rule.self === true) return { is: 'members' }
  if (text(rule.group)) return { is: 'group', id: text(rule.group) }
  const cidr = text(rule.cidr)
  return cidr === '' || /^(0\.0\.0\.0|::)\/0$/.test(cidr) ? { is: 'anybody' } : { is: 'addresses', cidr }
}

/** All that a group allows. What is said of no egress is that all of it is allowed. */
export function reaches(rules: readonly Json[]): Reach[] {
  const own = rules.filter((r): r is JsonObject => r !== null && typeof r === 'object' && !Array.isArray(r)).map(reachOf)
  return own.some((r) => r.direction === 'Egress') ? own : [...own, { direction: 'Egress', protocol: 'Any', ports: null, peer: { is: 'anybody' } }]
}

/** What everybody may reach by a rule and better should not: `all` where it is nearly everything. */
export function dangerOf({ direction, protocol, ports, peer }: Reach): string[] | 'all' | null {
  if (direction !== 'Ingress' || peer.is !== 'anybody' || protocol === 'Icmp') {
    return null
  }
  if (ports === null || protocol === 'Any' || ports.last - ports.first >= WIDE) {
    return 'all'
  }
  const found = Object.entries(DELICATE).filter(([port]) => Number(port) >= ports.first && Number(port) <= ports.last)
  return found.length > 0 ? found.map(([port, name]) => `${name} (${port})`) : null
}
