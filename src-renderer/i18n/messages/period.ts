import { defineMessages } from '../messages'

export default defineMessages({
  'zh-CN': {
    label: '日期范围',
    preset: {
      today: '今天',
      yesterday: '昨天',
      week: '近 7 天',
      month: '本月',
      lastMonth: '上月',
      quarter: '近 13 周',
      year: '今年',
    },
    from: '开始日期',
    to: '结束日期',
    between: '至',
  },
  en: {
    label: 'Dates',
    preset: {
      today: 'Today',
      yesterday: 'Yesterday',
      week: 'Last 7 days',
      month: 'This month',
      lastMonth: 'Last month',
      quarter: 'Last 13 weeks',
      year: 'This year',
    },
    from: 'From',
    to: 'To',
    between: 'to',
  },
})
