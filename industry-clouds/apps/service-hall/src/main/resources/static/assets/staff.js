// What the staff's pages do beyond plain HTML.

/** The form's preview follows what is typed: the server renders the page, and its preview takes the place of ours. */
const editor = document.getElementById('schema-form')
if (editor) {
  const area = editor.elements.schema
  let timer = 0
  let asked = 0
  const preview = async () => {
    const mine = ++asked
    const body = new URLSearchParams(new FormData(editor))
    const answer = await fetch(editor.dataset.preview, { method: 'POST', body, credentials: 'same-origin' }).catch(() => null)
    if (!answer || !answer.ok || mine !== asked) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('schema-preview')
    if (!fresh) return
    document.getElementById('schema-preview').replaceChildren(...fresh.childNodes)
    const { draw } = await import('./form/form.js')
    draw(document)
  }
  area.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(preview, 400)
  })
  // Tab leaves the editor as everywhere else, so that the keyboard is never caught in it.
}

/** A day of the calendar that is clicked is the one to be set. */
const form = document.getElementById('day-form')
document.querySelectorAll('.month [data-day]').forEach((cell) => {
  cell.addEventListener('click', () => {
    if (!form) return
    form.elements.day.value = cell.dataset.day
    form.elements.working.value = cell.dataset.working === 'true' ? 'false' : 'true'
    form.elements.name.value = cell.dataset.name
    form.elements.name.focus()
  })
})
