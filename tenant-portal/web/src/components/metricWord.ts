import { useI18n } from 'vue-i18n'
import { humanise } from '@/model/format'

/** A metric's name; one that the portal has no word for is at least spaced. */
export function useMetricWord(): (metric: string) => string {
  const { t, te } = useI18n()
  return (metric) => (te(`metric.${metric}`) ? t(`metric.${metric}`) : humanise(metric))
}
