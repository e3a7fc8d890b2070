import type { Session } from '@shared/domain/view'

/** What the first frame needs before the main process has answered. */
export type Look = Pick<Session, 'language' | 'theme' | 'stage'>

const KEY = 'counter.look'
const FIRST: Look = { language: 'zh-CN', theme: 'system', stage: 'welcome' }

/** The look of the last run. Only a guess for the first frame: the session decides. */
export function recallLook(): Look {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>
    return {
      language: kept.language === 'en' ? 'en' : FIRST.language,
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : FIRST.theme,
      stage: kept.stage === 'ready' || kept.stage === 'shop' ? kept.stage : FIRST.stage,
    }
  } catch {
    return FIRST
  }
}

/** Keeps the look for the next start. */
export function keepLook({ language, theme, stage }: Look): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ language, theme, stage }))
  } catch {
    // Without storage the next start shows the default look for one frame.
  }
}
