import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import { screens } from './screens'

/** The counter is there from the start; each other screen is its own chunk and loads when it is first shown. */
export function createAppRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      ...screens.map(({ name, path, screen }) => ({ name, path, component: screen })),
      // Behind the settings, with no place of its own in the navigation.
      {
        name: 'codes',
        path: '/settings/codes',
        component: () => import('../screens/codes/CodesScreen.vue'),
      },
      {
        name: 'printing',
        path: '/settings/printing',
        component: () => import('../screens/printing/PrintingScreen.vue'),
      },
      {
        name: 'staff',
        path: '/settings/staff',
        component: () => import('../screens/staff/StaffScreen.vue'),
      },
      {
        name: 'trail',
        path: '/settings/trail',
        component: () => import('../screens/trail/TrailScreen.vue'),
      },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}
