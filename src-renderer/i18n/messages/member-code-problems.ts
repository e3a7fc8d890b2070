/** Why a code that changes or is signed opens nobody, and what to do instead. */
export const zh = {
  unreadable: '这个会员码没有读完整，没有打开会员。请重新扫码，或改按手机号查找。',
  notHere:
    '这个券接口不提供会员码，没有打开会员。请改按手机号查找；如已换成终端令牌，请重新连接券接口。',
  notReady: '校验会员码的密钥还没有取到，没有打开会员。请联网后再扫，或先按手机号查找。',
  clock: '本机时间还不可信，不能校验会员码，没有打开会员。请联网或校准本机时间，或按手机号查找。',
  expired: '这个会员码已过期，可能是截图。请会员刷新会员码页面，再扫一次。',
  early: '这个会员码超前于本机时间。请核对本机时间是否准确，再请会员刷新页面后重扫。',
  wrong: '会员码不对，没有打开会员。请会员重新打开会员码页面后再扫，或按手机号查找并核对本人。',
  replayed: '这个会员码已经用过一次，没有打开会员。请等会员手机上换出新码（最多 30 秒）再扫。',
  renewed: '会员码已更换，旧码不再有效。请会员打开新的会员码页面，没有的话请在柜台重新取得。',
  unknownKey: '这张会员卡不是本店的券接口发的，没有打开会员。请按手机号查找，并为会员换卡。',
  forged: '这张会员卡的签名不对，可能是伪造的，没有打开会员。请告知店长，并按手机号核对本人。',
  revoked: '这张会员卡已作废，没有打开会员。请按手机号核对本人；需要时给会员发一张新卡。',
}

export const en: typeof zh = {
  unreadable:
    'This member code was not read as a whole; nobody was opened. Scan it again, or search by phone.',
  notHere:
    'This coupon API offers no member codes; nobody was opened. Search by phone; if it has a terminal’s token by now, connect to it again.',
  notReady:
    'The keys to check member codes are not here yet; nobody was opened. Scan again once the line is up, or search by phone.',
  clock:
    'This computer’s time cannot be trusted yet, so the code was not checked. Connect, or set the clock, or search by phone.',
  expired:
    'This member code is over; it may be a screenshot. Ask the member to reload the code’s page, then scan again.',
  early:
    'This member code is ahead of this computer’s time. Check the clock, then ask the member to reload the page and scan again.',
  wrong:
    'This member code is not right; nobody was opened. Ask the member to open the code’s page again, or search by phone and check who it is.',
  replayed:
    'This member code has been used once; nobody was opened. Wait for the next code on the member’s phone (30 seconds at most) and scan that.',
  renewed:
    'The member’s code was replaced, and the old one is no longer good. Ask the member to open the new page, or give it to them here.',
  unknownKey:
    'This card was not issued by this shop’s coupon API; nobody was opened. Search by phone, and give the member a new card.',
  forged:
    'The signature of this card is wrong, it may be forged; nobody was opened. Tell the manager, search by phone and check who it is.',
  revoked:
    'This card was revoked; nobody was opened. Search by phone and check who it is; give the member a new card if needed.',
}
