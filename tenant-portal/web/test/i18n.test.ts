import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Localised } from '@/api/types'
import { en } from '@/i18n/en'
import { zhCN } from '@/i18n/zh-CN'
import { ACTIONS, FIELDS, VALUES } from '@/kinds/common'
import { knownPages } from '@/kinds/registry'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([k, v]): [string, string][] => (typeof v === 'string' ? [[prefix + k, v]] : [...flat(v, `${prefix}${k}.`)])))
}
const english = flat(en)
const chinese = flat(zhCN as unknown as Tree)
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.(vue|ts)$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
}
const files = sources(join(import.meta.dirname, '../src')).filter((f) => !/i18n[\\/]((machine|metrics)[\\/])?(en|zh-CN)\.ts$/.test(f))

describe('both languages', () => {
  it('have the same keys, and no empty word', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of [...english, ...chinese]) {
      expect(text.trim(), key).not.toBe('')
    }
  })
  it('have the same places to fill in', () => {
    for (const [key, text] of english) {
      expect(new Set(places(chinese.get(key) ?? '')), key).toEqual(new Set(places(text)))
    }
  })
  it('have every key that the pages ask for', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      for (const [, key] of text.matchAll(/\bt\(\s*'([\w.]+)'/g)) {
        expect(english.has(key as string), `${key} in ${file}`).toBe(true)
      }
      for (const [, stem] of text.matchAll(/\bt\(\s*`([\w.]+\.)\$\{/g)) {
        expect([...english.keys()].some((k) => k.startsWith(stem as string)), `${stem}* in ${file}`).toBe(true)
      }
    }
  })
  it('are used: no word is kept that nothing says', () => {
    const all = files.map((f) => readFileSync(f, 'utf8')).join('\n')
    const unused = [...english.keys()].filter((key) => {
      const stem = key.slice(0, key.lastIndexOf('.') + 1)
      return !all.includes(`'${key}'`) && !all.includes(`\`${stem}\${`)
    })
    expect(unused).toEqual([])
  })
})

describe('words outside the message files', () => {
  it('stand in no template', () => {
    for (const file of files.filter((f) => f.endsWith('.vue'))) {
      const template = /<template>([\s\S]*)<\/template>/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
      const bare = template.replace(/<!--[\s\S]*?-->/g, '').replace(/\{\{[\s\S]*?\}\}/g, '').replace(/"[^"]*"/g, '""')
      const text = [...bare.matchAll(/>([^<>]*)</g)].map((m) => (m[1] ?? '').replace(/&\w+;/g, '').trim()).filter((s) => /\p{L}{2,}/u.test(s))
      expect(text, file).toEqual([])
      const attributes = [...template.matchAll(/\s(title|placeholder|aria-label|label|alt)="([^"]*)"/g)].filter((m) => m[2] !== '')
      expect(attributes.map((m) => m[0]), file).toEqual([])
    }
  })
  it('are there in both languages for every kind', () => {
    const both = (words: Localised, where: string) => {
      expect(words.zh?.trim(), `${where} zh`).toBeTruthy()
      expect(words.en?.trim(), `${where} en`).toBeTruthy()
      expect(/\p{Script=Han}/u.test(words.en), `${where}: ${words.en}`).toBe(false)
    }
    const kinds = knownPages()
    expect(kinds.map((k) => k.kind).sort()).toEqual([
      'AlarmRule', 'Application', 'Flavor', 'FloatingIp', 'GitRepository', 'Host', 'Image', 'ImageRepository', 'Incident', 'Instance', 'KeyPair', 'LoadBalancer', 'NotificationChannel', 'Pipeline', 'PipelineRun', 'Port', 'PriceBook', 'Project', 'Replica', 'SecurityGroup', 'ServiceInstance', 'Silence', 'Stack', 'Subnet', 'Tenant', 'User', 'Volume', 'VolumeAttachment', 'Vpc',
    ])
    for (const page of kinds) {
      both(page.words.one, page.kind)
      both(page.words.many, page.kind)
      both(page.purpose, page.kind)
      expect(page.purpose.zh, page.kind).toMatch(/\p{Script=Han}/u)
      page.columns.forEach((c) => both(c.words, `${page.kind} ${c.path}`))
      page.groups?.forEach((g) => both(g.words, page.kind))
      for (const table of [page.fields, page.values, page.actions]) {
        Object.entries(table ?? {}).forEach(([key, words]) => both(words, `${page.kind} ${key}`))
      }
    }
    for (const table of [FIELDS, VALUES, ACTIONS]) {
      Object.entries(table).forEach(([key, words]) => both(words, key))
    }
  })
})
