// Shows and hides the fields of a form as answers are given. The server decides which, with the rules it checks the form by;
// without this script the same questions come one page later.
const form = document.getElementById('application')
// On the last page of a long form there are no answers to go by, and the server has shown the right documents already.
if (form?.querySelector('[name^="f/"]') && form.querySelector('[data-field], [data-document]')) {
  let asked = 0
  const shape = async () => {
    const mine = ++asked
    const answers = new FormData(form)
    for (const [name, value] of [...answers]) if (value instanceof File) answers.delete(name)
    const reply = await fetch(form.dataset.shape, { method: 'POST', body: answers, headers: { Accept: 'application/json' } }).catch(() => null)
    if (reply === null || !reply.ok || mine !== asked) return
    const { fields, documents } = await reply.json()
    form.querySelectorAll('[data-field]').forEach((box) => show(box, fields.includes(box.dataset.field)))
    form.querySelectorAll('[data-document]').forEach((box) => show(box, documents.includes(box.dataset.document)))
  }
  const show = (box, shown) => {
    box.hidden = !shown
    box.querySelectorAll('input, select, textarea').forEach((control) => { control.disabled = !shown })
  }
  form.addEventListener('change', (event) => { if (event.target.type !== 'file') shape() })
  shape()
}

// A form is sent once; a second press while the answer is on its way does nothing.
document.querySelectorAll('form[method=post]').forEach((sent) => sent.addEventListener('submit', (event) => {
  if (sent.dataset.sent === 'yes') event.preventDefault()
  sent.dataset.sent = 'yes'
}))
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((sent) => { delete sent.dataset.sent }))
