// What the pages do beyond plain HTML. All of it can be missing: forms and links work without.

/** A form is sent once; a second press while the answer is on its way does nothing. */
document.querySelectorAll('form[method=post]').forEach((form) => form.addEventListener('submit', (event) => {
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
}))
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent))

/** Stops are offered while their name is typed. */
document.querySelectorAll('input[list=stop-list]').forEach((field) => {
  const list = document.getElementById('stop-list')
  let timer = 0
  field.addEventListener('input', () => {
    clearTimeout(timer)
    if (field.value.trim().length < 2 || field.value.endsWith(']')) return
    timer = setTimeout(async () => {
      const answer = await fetch(`/api/stops?limit=8&q=${encodeURIComponent(field.value)}`).catch(() => null)
      if (!answer?.ok) return
      const { stops } = await answer.json()
      list.replaceChildren(...stops.map((stop) => Object.assign(document.createElement('option'), { value: `${stop.name} [${stop.id}]` })))
    }, 200)
  })
})

/** Where one is, for who wants to begin there. */
const here = document.getElementById('here')
if (here && 'geolocation' in navigator) {
  here.hidden = false
  here.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    document.getElementById('from').value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`
  }))
}

/** From and to change places. */
document.getElementById('swap')?.addEventListener('click', () => {
  const [from, to] = [document.getElementById('from'), document.getElementById('to')]
  ;[from.value, to.value] = [to.value, from.value]
})

/** A board that shows the present stays at the present. */
const board = document.querySelector('[data-refresh]')
if (board) {
  setInterval(async () => {
    if (document.hidden) return
    const answer = await fetch(location.href, { credentials: 'same-origin' }).catch(() => null)
    if (!answer?.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-refresh]')
    if (fresh) board.replaceChildren(...fresh.childNodes)
  }, 20000)
}
