/** What the cashier reads when a coupon template cannot be shown, saved or given out. */
export const zh = {
  gone: '券接口里没有这个优惠券模板，可能已被删除，没有改动。请返回列表刷新后再试。',
  conflict: '保存前，别人已改过这个模板，没有保存。请查看对方的改动，再决定保留哪一份。',
  refused: '券接口没有保存。请按标出的提示逐项修改，再保存。',
  notHere: '这个券接口的优惠券模板只能在它自己的后台管理，没有执行。请到后台操作。',
}

export const en = {
  gone: 'The coupon API does not know this template, it may have been deleted; nothing was changed. Go back to the list, refresh and try again.',
  conflict:
    'Somebody else saved this template first, so yours was not saved. Look at their changes and decide which to keep.',
  refused: 'The coupon API did not save it. Correct what is marked, one by one, and save again.',
  notHere:
    'The templates of this coupon API are managed in its own back office; nothing was done. Please do it there.',
}
