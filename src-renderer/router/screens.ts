import type { Component } from 'vue'
import type { IconName } from '../components/icons'

export type ScreenName = 'counter' | 'records' | 'settings' | 'exceptions'

/** One screen of the side navigation; its words are `shell.nav.<name>`, its key is Alt + its place. */
export interface Screen {
  name: ScreenName
  path: string
  icon: IconName
  /** Stands at the foot of the navigation, apart from the daily work. */
  atFoot?: true
  load: () => Promise<{ default: Component }>
}

export const screens: readonly Screen[] = [
  {
    name: 'counter',
    path: '/',
    icon: 'coupon',
    load: () => import('../screens/counter/CounterScreen.vue'),
  },
  {
    name: 'records',
    path: '/records',
    icon: 'receipt',
    load: () => import('../screens/records/RecordsScreen.vue'),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: 'gear',
    atFoot: true,
    load: () => import('../screens/settings/SettingsScreen.vue'),
  },
  // Behind the settings in the order, though before them on the screen: a key once learned stays.
  {
    name: 'exceptions',
    path: '/exceptions',
    icon: 'alert',
    load: () => import('../screens/exceptions/ExceptionsScreen.vue'),
  },
]
