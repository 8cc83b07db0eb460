import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '@/stores/session'
import { routes } from './routes'

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/** The address says which project a page is of; everything else follows it. */
router.beforeEach((to) => {
  const project = to.params.project
  const session = useSession()
  if (typeof project === 'string' && project !== session.projectId) {
    session.enter(project)
  }
})
