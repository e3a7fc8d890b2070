import { defineMessages } from '../messages'

export default defineMessages({ 'zh-CN': {}, en: {} })
