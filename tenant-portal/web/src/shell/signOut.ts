/** Ends the session by the server's own form, so that it answers with whatever page comes after. */
export function signOut(): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/logout'
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = '_csrf'
  field.value = decodeURIComponent(token)
  form.append(field)
  document.body.append(form)
  form.submit()
}
