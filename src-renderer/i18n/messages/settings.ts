import { defineMessages } from '../messages'

export default defineMessages({ 'zh-CN': { title: '设置' }, en: { title: 'Settings' } })
