import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

// The calendar takes its weeks from the date library, which knows English only and starts that on Sunday; weekday
// rules of coupons count from Monday, in both languages.
const english = dayjs.Ls['en']
if (english) english.weekStart = 1
