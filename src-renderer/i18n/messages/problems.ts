import type { ProblemCode } from '@shared/ipc/result'
import * as bill from './bill-problems'
import * as memberCodes from './member-code-problems'
import * as staff from './staff-problems'
import * as templates from './template-problems'

type AreaOf<C> = C extends `${infer Area}.${string}` ? Area : never
/** One sentence for every problem code, nested at its dot: a code without one does not compile. */
type Sentences = {
  [A in AreaOf<ProblemCode>]: {
    [C in ProblemCode as C extends `${A}.${infer Name}` ? Name : never]: string
  }
} & { [C in ProblemCode as C extends `${string}.${string}` ? never : C]: string }

const zh: Sentences = {
  ...staff.zh,
  receipt: {
    unreadable: '这个小票码不完整。请再扫一次。',
    notHere: '本机没有单号 {number} 的小票。请到开出它的收银台去查。',
    forged: '小票码的签名对不上，可能是伪造的。请核对会员出示的小票，有疑问请找店长。',
    gone: '账本里没有这笔核销。请重新打开记录再试。',
  },
  print: {
    noPrinter: '还没有打印机。请在设置的打印设置里添加一台。',
    gone: '这张小票已经有了结果。列表已更新，请再看一眼。',
    nothingYet: '这台终端还没有核销过，没有小票可打。先核销一笔再打印。',
  },
  bill: bill.zh,
  api: {
    unreachable:
      '连不上券接口 {host}。请检查网线或 Wi-Fi，再重试；若别的电脑正常，请核对地址和端口。',
    hostNotFound: '找不到地址 {host}。请核对域名拼写，或检查本机能否上网。',
    certificate:
      '{host} 的安全证书不可信（{reason}），为保护会员资料没有连接。请核对本机日期，或请接口方更换证书。',
    timeout: '券接口 {seconds} 秒内没有回答。请稍后重试；经常如此可在设置里延长等待时间。',
    http: '券接口报告故障（HTTP {status}）。请稍后重试；若一直如此，请把这个编号告诉接口方。',
    notJson: '这个地址回答的是网页，不是券接口。请核对地址和路径前缀，或确认店内网络不需要先登录。',
    truncated: '券接口的回答中途断了。请检查网络后重试。',
    tooLarge: '券接口的回答超过 {limitMb} MB，已停止接收。请核对地址，或请接口方检查数据。',
    unexpected:
      '券接口的回答看不懂，可能不是这一种接口。请核对接口类型和路径前缀，详情已记入日志。',
    unauthorized: '券接口不接受这个令牌。请在设置里核对令牌及其传递方式，必要时向接口方重新索取。',
    refused: '券接口拒绝了请求：{info}（代码 {apiCode}）。请按提示处理，不清楚时把代码告诉接口方。',
    tooManyPages: '券接口一直翻不到最后一页，已停止读取。请缩小日期范围重试，并告知接口方。',
    noShops: '券接口里还没有门店。请先在后台建好门店，再回来重试。',
    notConfigured: '还没有连接券接口。请到设置里连接，或先进入训练模式。',
    trainingFailed: '训练用的券接口没有启动。请重试；仍不行请重新打开本程序。',
  },
  connection: {
    tokenNeeded: '已保存的令牌只用于原来的地址，没有发给新地址。请重新填写令牌，再测试或保存。',
  },
  scan: {
    empty: '没有读到内容。请重新扫码，或输入会员号、手机号。',
    tooLong: '扫到的内容太长，不像会员码或券码。请核对后重新扫码。',
    unreadable: '读不懂这个码。请让会员出示会员码，或输入会员号。',
    checkDigit: '校验位不对，可能扫错或输错了。请再扫一次。',
  },
  memberCode: memberCodes.zh,
  search: {
    needsMemberId: '这个券接口不能按姓名或手机号查找。请扫会员码，或输入会员号。',
  },
  member: {
    notFound: '券接口里没有这位会员。请核对会员号，或重新扫会员码。',
  },
  redeem: {
    notUsable: '“{title}”现在不能使用，没有核销。请查看券上写明的原因，换一张券。',
    notTogether: '所选的券不能在同一单里一起使用，没有核销。请取消其中几张再核销。',
    needsBill: '没有本单金额，“{title}”不能核销，没有核销。请填本单金额再核销。',
    memberNotOpen: '会员资料已过时，没有核销。请重新扫会员码。',
    overPolicy: '超出离线核销的规则，没有核销。请店长确认，或者少选几张券，或者等联网后再核销。',
  },
  manager: {
    noPin: '还没有设置店长密码，没有执行。请店主到“设置 → 离线规则”里设置。',
    pinNeeded: '需要店长密码，没有执行。请输入店长密码后再试。',
    wrongPin: '店长密码不对，没有执行。还可以再试 {triesLeft} 次，请核对后重新输入。',
    locked: '密码错得太多，已暂时锁定。请等 {wait}后再试。',
  },
  void: {
    onItsWay: '“{title}”正在提交，还不知道结果，现在不能撤销。请等结果出来再试。',
    tooLate: '“{title}”核销已超过 {minutes} 分钟，不能撤销。请按店里的退券办法处理。',
    notPossible: '这个券接口不能撤销核销，“{title}”已经用掉。请按店里的退券办法处理。',
    otherConnection:
      '小票 {number} 是连着另一个券后台（或在训练模式）时核销的，现在不能撤销。请先在“设置”换回那个连接。',
    notRedeemed: '“{title}”没有核销，不用撤销。请核对是哪一张。',
  },
  shop: {
    notChosen: '还没有选择门店。请先选择本机所在的门店（F10）。',
    gone: '原来的门店已不在券接口的门店列表里。请重新选择门店（F10）。',
  },
  exceptions: {
    gone: '这一笔已经不在待处理里了，可能刚刚查清或已有人处理。列表已更新。',
  },
  template: templates.zh,
  storage: {
    readOnly: '数据文件夹不能写入：{path}。请检查权限，否则核销无法记录。',
    full: '磁盘已满，核销无法记录：{path}。请清理磁盘后重试。',
    newer: '数据文件 {file} 来自更新的版本，为安全起见没有打开，也没有改动。请安装新版本。',
    damaged: '数据文件 {file} 已损坏，没有改动。请保留该文件，用备份恢复或联系技术人员。',
  },
  ledger: { busy: '账本正在恢复，这一步没有执行。请等几秒再试。' },
  backup: {
    gone: '这份备份已经不在了，账本没有改动。请从列表里另选一份。',
    damaged: '备份 {file} 没有通过检查，账本没有改动。请另选一份备份。',
  },
  call: {
    invalid: '“{field}”填得不对，没有执行。请改正后重试。',
    forbidden: '这个操作被安全规则拦下，没有执行。请重新打开本程序。',
  },
  internal: '程序内部出错，这一步没有完成。请重试；仍不行请重新打开本程序，详情已记入日志。',
}

const en: Sentences = {
  ...staff.en,
  receipt: {
    unreadable: 'This receipt code is not whole. Scan it once more.',
    notHere: 'This terminal has no receipt {number}. Look it up at the till that wrote it.',
    forged:
      'The signature of this receipt code does not fit: it may be forged. Look at the receipt, and ask the manager when in doubt.',
    gone: 'The ledger has no such sale. Open the record again.',
  },
  print: {
    noPrinter: 'There is no printer yet. Add one in the print settings.',
    gone: 'This receipt has been decided about meanwhile. The list is up to date: look at it again.',
    nothingYet: 'This terminal has not redeemed anything yet. Redeem a coupon first, then print.',
  },
  bill: bill.en,
  api: {
    unreachable:
      'Cannot reach the coupon API at {host}. Check the cable or Wi-Fi and try again; if other computers can reach it, check the address and port.',
    hostNotFound:
      'The address {host} does not exist. Check its spelling, or whether this computer is on the internet.',
    certificate:
      "The certificate of {host} cannot be trusted ({reason}), so no connection was made. Check this computer's date, or ask the API's owner for a valid certificate.",
    timeout:
      'The coupon API did not answer within {seconds} seconds. Try again in a moment; if this happens often, allow more time in the settings.',
    http: "The coupon API reported a fault (HTTP {status}). Try again in a moment; if it stays, tell this number to the API's owner.",
    notJson:
      'This address answers with a web page, not a coupon API. Check the address and path prefix, and that the network does not ask you to sign in first.',
    truncated: "The coupon API's answer broke off half-way. Check the network and try again.",
    tooLarge:
      "The coupon API's answer is larger than {limitMb} MB and was stopped. Check the address, or ask the API's owner to look at the data.",
    unexpected:
      'The coupon API answered something unexpected; it may be another kind of API. Check the kind and the path prefix. Details are in the log.',
    unauthorized:
      "The coupon API does not accept this token. Check the token and how it is sent in the settings, or ask the API's owner for a new one.",
    refused:
      "The coupon API refused the request: {info} (code {apiCode}). Follow what it says; if unclear, tell the code to the API's owner.",
    tooManyPages:
      "The coupon API never reached a last page, so reading was stopped. Try a shorter range of dates, and tell the API's owner.",
    noShops:
      'The coupon API has no shops yet. Create a shop in the back office, then come back and try again.',
    notConfigured:
      'No coupon API is connected yet. Connect one in the settings, or start in training mode.',
    trainingFailed:
      'The coupon API for training did not start. Try again; if it still fails, restart this program.',
  },
  connection: {
    tokenNeeded:
      'The stored token belongs to the earlier address and was not sent to another. Type the token again, then test or save.',
  },
  scan: {
    empty: 'Nothing was read. Scan again, or type the member ID or phone number.',
    tooLong:
      'The scanned text is too long for a member or coupon code. Check the code and scan again.',
    unreadable: 'This code cannot be read. Ask for the member code, or type the member ID.',
    checkDigit: 'The check digit does not fit: misread or mistyped. Please scan again.',
  },
  memberCode: memberCodes.en,
  search: {
    needsMemberId:
      'This coupon API cannot search by name or phone. Scan the member code, or type the member ID.',
  },
  member: {
    notFound:
      'The coupon API has no such member. Check the member ID, or scan the member code again.',
  },
  redeem: {
    notUsable:
      '"{title}" cannot be used now and was not redeemed. See the reason on the coupon and choose another.',
    notTogether:
      'These coupons cannot be used together on one bill; nothing was redeemed. Untick some of them.',
    needsBill:
      '"{title}" depends on the bill, and no bill amount was given; nothing was redeemed. Enter the bill amount, then redeem.',
    memberNotOpen:
      'What is known of this member is out of date; nothing was redeemed. Scan the member code again.',
    overPolicy:
      'This goes beyond the rules for redeeming offline, so nothing was redeemed. Ask the manager, untick some coupons, or wait until the line is back.',
  },
  manager: {
    noPin:
      'No manager PIN is set, so nothing was done. The owner can set one in Settings, under Offline rules.',
    pinNeeded: 'The manager PIN is needed, so nothing was done. Type it and try again.',
    wrongPin:
      'Wrong manager PIN; nothing was done. Check it and try again: {triesLeft} tries left.',
    locked: 'Too many wrong PINs, so it is locked for now. Try again in {wait}.',
  },
  void: {
    onItsWay:
      '“{title}” is being submitted and its result is not known yet, so it cannot be taken back now. Wait for the result and try again.',
    tooLate:
      '“{title}” was redeemed more than {minutes} minutes ago and cannot be taken back. Follow your shop’s rules for returned coupons.',
    notPossible:
      'This coupon API cannot take redemptions back; “{title}” is used up. Follow your shop’s rules for returned coupons.',
    otherConnection:
      'Receipt {number} was redeemed over another coupon system (or in training), so it cannot be taken back now. Change to that connection in Settings first.',
    notRedeemed:
      '“{title}” was not redeemed, so there is nothing to take back. Check which coupon you mean.',
  },
  shop: {
    notChosen: 'No shop is chosen yet. Choose the shop this terminal stands in (F10).',
    gone: "The shop is no longer on the coupon API's list. Choose the shop again (F10).",
  },
  exceptions: {
    gone: 'This entry is no longer waiting: it was just found out, or somebody has settled it. The list is up to date now.',
  },
  template: templates.en,
  storage: {
    readOnly:
      'The data folder cannot be written: {path}. Check its permissions; until then redemptions cannot be recorded.',
    full: 'The disk is full, so redemptions cannot be recorded: {path}. Free some space and try again.',
    newer:
      'The data file {file} comes from a newer version; it was neither opened nor changed. Install the newer version.',
    damaged:
      'The data file {file} is damaged and was not changed. Keep it, and restore a backup or call your technician.',
  },
  ledger: {
    busy: 'The ledger is being restored, so this was not done. Try again in a few seconds.',
  },
  backup: {
    gone: 'This backup is no longer there; the ledger was not changed. Choose another from the list.',
    damaged:
      'The backup {file} did not pass its check; the ledger was not changed. Choose another backup.',
  },
  call: {
    invalid: '"{field}" is not valid, so nothing was done. Correct it and try again.',
    forbidden: 'This was stopped by a security rule and not carried out. Restart this program.',
  },
  internal:
    'Something failed inside the program and this step was not finished. Try again; if it still fails, restart the program. Details are in the log.',
}

export default { 'zh-CN': zh, en }
