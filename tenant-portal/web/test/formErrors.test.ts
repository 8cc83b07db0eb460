import { describe, expect, it } from 'vitest'
import { createApp } from 'vue'
import { useFormErrors } from '@/form/errors'
import { i18n, speak } from '@/i18n'

function made() {
  let errors: ReturnType<typeof useFormErrors> | undefined
  createApp({
    setup() {
      errors = useFormErrors('/spec')
      return () => null
    },
  }).use(i18n).mount(document.createElement('div'))
  return errors!
}

describe('what is wrong with a form while somebody writes', () => {
  it('is said at once, but for what they have not come to yet', async () => {
    await speak('en')
    const { errors, fromTyping, fromCheck } = made()
    fromTyping(new Map([['/cidr', { key: 'like', limit: '10.0.0.0/16' }], ['/vpc', { key: 'required' }]]))
    expect([...errors.value]).toEqual([['/cidr', 'This is not of the right form; an example: 10.0.0.0/16.']])
    fromTyping(new Map([['/vpc', { key: 'required' }]]))
    expect(errors.value.size).toBe(0)
    fromCheck(new Map([['/vpc', { key: 'required' }], ['/zone', { key: 'required' }]]))
    fromTyping(new Map([['/zone', { key: 'required' }]]))
    expect([...errors.value.keys()]).toEqual(['/zone'])
  })
  it('leaves what the server said until the server says something else', async () => {
    await speak('en')
    const { errors, fromTyping } = made()
    errors.value = new Map([['/cidr', 'overlaps with another']])
    fromTyping(new Map())
    expect(errors.value.size).toBe(1)
  })
})
