// Runs before the first paint, so that neither theme nor language flickers. A file of its own: the page allows no inline script.
;(function () {
  var root = document.documentElement
  var theme = localStorage.getItem('pc.theme') || 'auto'
  var dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.classList.toggle('dark', dark)
  var language = localStorage.getItem('pc.language') || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en')
  root.lang = language
})()
