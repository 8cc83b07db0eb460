import { defineAsyncComponent } from 'vue'

/** The tab that every kind has that is measured. */
export const METRICS_TAB = { name: 'metrics', words: { zh: '监控', en: 'Metrics' }, block: defineAsyncComponent(() => import('./MetricsTab.vue')) }
