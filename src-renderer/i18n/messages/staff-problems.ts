/** What can go wrong with signing in, with rights and with shifts: `problem.staff.*`, `problem.right.*`, `problem.shift.*`. */
export const zh = {
  staff: {
    signInNeeded: '终端已锁定，没有执行。请输入工号和密码登录后再试。',
    wrongPin: '工号或密码不对。还可以再试 {triesLeft} 次，请核对后重新输入。',
    locked: '密码错得太多，这个工号请等 {wait}后再试。别的同事可以照常登录。',
    unknownCard:
      '这张不是收银员的员工卡。请换一张卡，或输入工号和密码；再扫错 {triesLeft} 次会暂停刷卡登录。',
    cardsLocked:
      '不认识的卡扫得太多，已暂停刷卡登录。请输入工号和密码登录；{wait}后可以再扫员工卡。',
    numberTaken: '工号 {number} 已经有人在用。请换一个工号再保存。',
    cardTaken: '这张员工卡已经登记给别人。请换一张卡，或先取消原来的登记。',
    ownerNeeded: '至少要有一位在岗、有密码的店主。请先登记或保留一位店主，再保存。',
    pinNeeded: '这样无法登录，没有保存。收银员要有密码或员工卡，店长和店主要有密码。',
    gone: '名单里没有这位员工了。请重新打开这一页再试。',
  },
  right: {
    missing: '您没有这项权限，没有执行。请有权限的同事当场输入工号和密码，或请店主办理。',
    notTheirs: '{name} 也没有这项权限，没有执行。请换一位有权限的同事。',
  },
  shift: {
    none: '现在没有开着的班，没有交班。请先开班，或核销一笔后再交班。',
    changed: '刚才又有变化，还没有交班。差异已更新，请再看一遍后交班。',
  },
}

export const en: typeof zh = {
  staff: {
    signInNeeded:
      'The terminal is locked, so nothing was done. Sign in with your number and PIN, then try again.',
    wrongPin:
      'Wrong number or PIN. Check both and try again: {triesLeft} tries left before it is locked for a while.',
    locked:
      'Too many wrong PINs: this number has to wait {wait}. Colleagues can sign in meanwhile.',
    unknownCard:
      'This is no cashier’s card. Scan another one, or type number and PIN: after {triesLeft} more like it no card is taken for a while.',
    cardsLocked:
      'Too many unknown cards, so none is taken for now. Type your number and PIN to sign in, or scan your card in {wait}.',
    numberTaken: 'Somebody else has the number {number}. Choose another one and save again.',
    cardTaken: 'This card belongs to a colleague already. Use another one, or take theirs away.',
    ownerNeeded: 'There has to be an active owner with a PIN. Add or keep one, then save again.',
    pinNeeded:
      'They could not sign in, so nothing was saved. A cashier needs a PIN or a card, a manager or owner a PIN.',
    gone: 'They are no longer on the list. Open this page again and try once more.',
  },
  right: {
    missing:
      'You may not do this, so nothing was done. Ask a colleague who may to type number and PIN here, or ask the owner.',
    notTheirs: '{name} may not do this either, so nothing was done. Ask another colleague.',
  },
  shift: {
    none: 'No shift is open, so none was closed. Open one, or redeem a coupon first.',
    changed:
      'Something changed just now, so the shift was not closed. Look at the differences again, then close it.',
  },
}
