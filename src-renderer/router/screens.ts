import type { Component } from 'vue'
import type { IconName } from '../components/icons'
import CounterScreen from '../screens/counter/CounterScreen.vue'

export type ScreenName =
  'counter' | 'records' | 'settings' | 'exceptions' | 'templates' | 'statistics' | 'shift'

/** One screen of the side navigation; its words are `shell.nav.<name>`, its key is Alt + its place. */
export interface Screen {
  name: ScreenName
  path: string
  icon: IconName
  /** Stands at the foot of the navigation, apart from the daily work. */
  atFoot?: true
  /** The screen itself, or how to fetch it when it is first shown. */
  screen: Component | (() => Promise<{ default: Component }>)
}

export const screens: readonly Screen[] = [
  {
    name: 'counter',
    path: '/',
    icon: 'coupon',
    // What a start nearly always shows comes with the first file: nothing is waited for before it is drawn.
    screen: CounterScreen,
  },
  {
    name: 'records',
    path: '/records',
    icon: 'receipt',
    screen: () => import('../screens/records/RecordsScreen.vue'),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: 'gear',
    atFoot: true,
    screen: () => import('../screens/settings/SettingsScreen.vue'),
  },
  // Behind the settings in the order, though before them on the screen: a key once learned stays.
  {
    name: 'exceptions',
    path: '/exceptions',
    icon: 'alert',
    screen: () => import('../screens/exceptions/ExceptionsScreen.vue'),
  },
  {
    name: 'templates',
    path: '/templates',
    icon: 'tag',
    screen: () => import('../screens/templates/TemplatesScreen.vue'),
  },
  {
    name: 'statistics',
    path: '/statistics',
    icon: 'chart',
    screen: () => import('../screens/statistics/StatisticsScreen.vue'),
  },
  {
    name: 'shift',
    path: '/shift',
    icon: 'book',
    screen: () => import('../screens/shift/ShiftScreen.vue'),
  },
]
