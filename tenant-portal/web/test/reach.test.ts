import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@/api/types'
import { en } from '@/i18n/en'
import { zhCN } from '@/i18n/zh-CN'
import { spaced } from '@/model/format'
import { dangerOf, reaches, reachOf } from '@/model/reach'

describe('what a rule reaches', () => {
  it('is filled in as the platform does', () => {
    expect(reachOf({})).toEqual({ direction: 'Ingress', protocol: 'Any', ports: null, peer: { is: 'anybody' } })
    expect(reachOf({ protocol: 'Tcp', ports: '443' }).ports).toEqual({ first: 443, last: 443 })
    expect(reachOf({ protocol: 'Tcp', ports: '8000-8100' }).ports).toEqual({ first: 8000, last: 8100 })
  })
  it('knows the other end, whichever way it is said', () => {
    expect(reachOf({ cidr: '0.0.0.0/0' }).peer).toEqual({ is: 'anybody' })
    expect(reachOf({ cidr: '::/0' }).peer).toEqual({ is: 'anybody' })
    expect(reachOf({ cidr: '10.0.0.0/8' }).peer).toEqual({ is: 'addresses', cidr: '10.0.0.0/8' })
    expect(reachOf({ group: 'g' }).peer).toEqual({ is: 'group', id: 'g' })
    expect(reachOf({ self: true }).peer).toEqual({ is: 'members' })
  })
  it('is everything outwards unless a rule speaks of it', () => {
    expect(reaches([]).map((r) => r.direction)).toEqual(['Egress'])
    expect(reaches([{ protocol: 'Tcp', ports: '80' }, { direction: 'Egress', cidr: '10.0.0.0/8' }]).map((r) => r.direction)).toEqual(['Ingress', 'Egress'])
  })
})

describe('what is better not open to everybody', () => {
  const danger = (rule: JsonObject) => dangerOf(reachOf(rule))
  const dangers = (...rules: JsonObject[]) => rules.map(danger)
  it('is named by port, in ranges too', () => {
    expect(danger({ protocol: 'Tcp', ports: '22' })).toEqual(['SSH (22)'])
    expect(danger({ protocol: 'Tcp', ports: '3300-3400' })).toEqual(['MySQL (3306)', 'RDP (3389)'])
  })
  it('is nearly everything without ports, or with a thousand of them', () => {
    expect(dangers({}, { protocol: 'Tcp' }, { protocol: 'Udp', ports: '1-1001' })).toEqual(['all', 'all', 'all'])
  })
  it('is not what is meant for everybody, what goes out, or what is for some', () => {
    expect(dangers({ protocol: 'Tcp', ports: '443' }, { protocol: 'Icmp' }, { direction: 'Egress' }, { protocol: 'Tcp', ports: '22', cidr: '10.0.0.0/8' }, { self: true })).toEqual([null, null, null, null, null])
  })
})

describe('the sentence', () => {
  const { t, locale, setLocaleMessage } = createI18n({ legacy: false, locale: 'en' as string }).global
  setLocaleMessage('en', en as never)
  setLocaleMessage('zh-CN', zhCN as never)
  const say = () => t('reach.sayIngress', { who: t('reach.anybodyIngress'), what: 'TCP 80' })
  it('is one in both languages', () => {
    expect(say()).toBe('Anybody on the internet may reach TCP 80 of everything in this group.')
    locale.value = 'zh-CN'
    expect(spaced(say())).toBe('互联网上的任何人可以访问本组所有成员的 TCP 80。')
  })
})
