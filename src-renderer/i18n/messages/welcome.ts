import { defineMessages } from '../messages'

export default defineMessages({ 'zh-CN': { title: '欢迎' }, en: { title: 'Welcome' } })
