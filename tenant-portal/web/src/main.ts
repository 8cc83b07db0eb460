import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './styles/main.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { Problem, takeContinue } from './api/client'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'
import { usePreferences } from './stores/preferences'
import { useSession } from './stores/session'

/** The frame drawn by index.html stays until there is something truer to show. */
async function start(): Promise<void> {
  const app = createApp(App)
  app.use(createPinia())
  app.use(i18n)
  const preferences = usePreferences()
  await preferences.use(preferences.language)
  try {
    if (!(await useSession().load())) {
      return
    }
  } catch (e) {
    if (e instanceof Problem && e.status === 401) {
      return
    }
    app.provide('startProblem', Problem.of(e))
  }
  const before = takeContinue()
  if (before && location.pathname === '/') {
    await router.replace(before)
  }
  app.use(router)
  app.mount('#app')
}

const MINUTE = 60_000
const RELOADS = 3

/** A part that cannot be loaded was replaced by a newer build, or the network is away: load the page anew, but not for ever. */
addEventListener('vite:preloadError', (event) => {
  const times = (sessionStorage.getItem('pc.reloaded') ?? '').split(' ').map(Number).filter((at) => Date.now() - at < MINUTE)
  if (times.length < RELOADS) {
    event.preventDefault()
    sessionStorage.setItem('pc.reloaded', [...times, Date.now()].join(' '))
    location.reload()
  }
})

void start()
