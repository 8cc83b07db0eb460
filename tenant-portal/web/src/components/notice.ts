import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/es/components/message/style/css'
import { h } from 'vue'
import { i18n } from '@/i18n'
import { useTasks } from '@/stores/tasks'

/** Says that something was accepted, and offers it as a call where this browser asked for it. */
export function notice(message: string, operation: string | null): void {
  const tasks = useTasks()
  const offered = operation !== null && tasks.deeds.has(operation)
  const said = ElMessage({
    type: 'info',
    duration: offered ? 6_000 : 3_000,
    message: offered
      ? h('span', { class: 'notice' }, [
          message,
          h('button', { type: 'button', class: 'plain-button notice-link', onClick: () => { tasks.show(operation); said.close() } }, i18n.global.t('api.asCall')),
        ])
      : message,
  })
}
