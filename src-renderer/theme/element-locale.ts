import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import en from 'element-plus/es/locale/lang/en.mjs'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { computed, type App } from 'vue'
import { currentLanguage } from '../i18n'

/** Gives Element Plus's own words (calendar, pages) the screen's language without its whole set-up. */
export function provideElementLocale(app: App): void {
  app.provide(
    localeContextKey,
    computed(() => (currentLanguage() === 'en' ? en : zhCn)),
  )
}
