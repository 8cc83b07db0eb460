// A form is sent once; a second press while the answer is on its way does nothing.
document.querySelectorAll('form[method=post]').forEach((sent) => sent.addEventListener('submit', (event) => {
  if (sent.dataset.sent === 'yes') event.preventDefault()
  sent.dataset.sent = 'yes'
}))
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((sent) => { delete sent.dataset.sent }))
