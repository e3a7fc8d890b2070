import './theme/tokens.css'
import './theme/base.css'
import './theme/element.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createAppI18n } from './i18n'
import { recallLook } from './last-look'
import { createAppRouter } from './router'
import { useSession } from './stores/session'
import { provideElementLocale } from './theme/element-locale'
import { applyTheme } from './theme/theme'

// The first frame already has the right colours and language; the session's word follows and wins.
const look = recallLook()
applyTheme(look.theme)
const i18n = createAppI18n(look.language)

const app = createApp(App)
app.use(createPinia())
// Asked before anything is drawn: the answer travels while the shell renders.
void useSession().load()
app.use(createAppRouter())
app.use(i18n)
provideElementLocale(app)
app.mount('#app')
