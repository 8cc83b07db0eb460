import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp, h, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { JsonObject, KindInfo } from '@/api/types'
import SchemaForm from '@/form/SchemaForm.vue'
import { i18n, speak } from '@/i18n'
import { pageOf } from '@/kinds/registry'
import { useInventory } from '@/stores/inventory'
import { useSession } from '@/stores/session'
import { KINDS } from '../fixture/kinds.mjs'
import { resource } from './resources'

const kinds = KINDS as unknown as KindInfo[]
const kind = (singular: string) => kinds.find((k) => k.singular === singular)!

async function form(singular: string, value: JsonObject, errors = new Map<string, string>()) {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().kinds = kinds
  const inventory = useInventory()
  for (const k of kinds) {
    Object.assign(inventory.shelf(k), { loaded: true, items: new Map() })
  }
  const subnet = { ...resource({ id: '018f0000-0000-7000-8000-0000000000aa', name: 'office-net' }), kind: 'Subnet' }
  inventory.shelf(kind('Subnet')).items = new Map([[subnet.metadata.id, subnet]])
  const model = ref<JsonObject>(value)
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const app = createApp({
    render: () => h(SchemaForm, { schema: kind(singular).spec, page: pageOf(kind(singular)), errors, modelValue: model.value, 'onUpdate:modelValue': (v: JsonObject) => (model.value = v) }),
  })
  app.use(pinia).use(i18n).use(createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { render: () => null } }] }))
  app.mount(place)
  await nextTick()
  return { place, model }
}

describe('a form made from a schema', () => {
  beforeEach(() => speak('en'))

  it('stands in the groups of the kind, the rest after them', async () => {
    const { place } = await form('Instance', {})
    expect([...place.querySelectorAll('h2')].map((e) => e.textContent)).toEqual(['Size and image', 'Network', 'Access', 'More'])
  })
  it('gives every input a label and shows what the server said at the field', async () => {
    const { place } = await form('Vpc', { cidr: '10.0.0.0' }, new Map([['/cidr', 'is not a range']]))
    const input = place.querySelector<HTMLInputElement>('#f-cidr')
    expect(input?.value).toBe('10.0.0.0')
    expect(place.querySelector('label[for=f-cidr]')?.textContent).toContain('Addresses')
    expect(place.querySelector('#f-cidr-error')?.textContent).toBe('is not a range')
  })
  it('puts what is typed at its place and keeps the rest', async () => {
    const { place, model } = await form('Vpc', { cidr: '10.0.0.0/16', isolated: true })
    const input = place.querySelector<HTMLInputElement>('#f-cidr')!
    input.value = '172.16.0.0/16'
    input.dispatchEvent(new Event('input'))
    await nextTick()
    expect(model.value).toEqual({ cidr: '172.16.0.0/16', isolated: true })
  })
  it('offers existing resources for a reference and says where there are none', async () => {
    const { place } = await form('Instance', { networks: [{ subnet: '018f0000-0000-7000-8000-0000000000aa' }] })
    expect(place.textContent).toContain('office-net')
    expect(place.textContent).toContain('There is no Image yet.')
  })
  it('draws a list of objects, and hides what the platform keeps for itself', async () => {
    const { place } = await form('SecurityGroup', { rules: [{ direction: 'Ingress' }, { direction: 'Egress' }] })
    expect(place.querySelectorAll('.item').length).toBe(2)
    const instance = await form('Instance', {})
    expect(instance.place.querySelector('#f-restarts')).toBeNull()
    expect(instance.place.querySelector('#f-vcpus')).not.toBeNull()
  })
})
