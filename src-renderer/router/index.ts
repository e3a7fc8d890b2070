import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import { screens } from './screens'

/** Each screen is its own chunk and loads when it is first shown. */
export function createAppRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      ...screens.map(({ name, path, load }) => ({ name, path, component: load })),
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}
