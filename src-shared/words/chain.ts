import type { Instant } from '../domain/calendar'
import type { ChainFault, ChainVerdict, Misfit } from '../domain/chain-verdict'

/** The words about the chain of the ledger, for the settings and for the command line. `{name}` is filled in. */
const zh = {
  ok: '流水链完整：{rows} 条记录都和写下时一样。',
  head: '末尾校验码：{head}',
  sealed: '封存过 {seals} 次，最近一次 {at}。',
  neverSealed: '还没有封存过。',
  otherKey:
    '其中 {otherKey} 次用的是别的封存密钥，本机没有，只核对了位置。换过电脑或丢过密钥才会这样；都没有的话，请把数据文件夹交给技术人员。',
  broken: '流水链对不上：前 {rows} 条记录相符，第一处不符的是：',
  place: '{table} {key}',
  placeInChain: '第 {seq} 条，{table} {key}',
  advice: '请不要改动账本文件，也不要恢复备份。保留整个数据文件夹，交给技术人员核对。',
  alone:
    '这里只核对了账本自己：没有比对封存密钥，也没有比对上次封存时的末尾，所以看不出整条链子被重做、账本被换回旧的。要连这两样一起核对，请在程序的“设置 → 账本与备份”点“核对流水链”。',
  times: '时间是本机时间，后面是和 UTC 相差的小时。',
  unknownTable: '不知是哪一条',
  what: {
    changed: '这条记录被改过。',
    missing: '这条记录被删掉了。',
    added: '这条记录不是核销台写下的。',
    person: '小票上的会员姓名或电话被改过，或没有注销就被抹掉了。',
    linkChanged: '这条记录的链环被改过。',
    linkMissing: '这条记录的链环被删掉了。',
    linkAdded: '这个链环是多出来的。',
    reordered: '链环的顺序被调换过。',
    headMismatch: '流水链的末尾和记下的不一样。',
    begunAnew: '原来的流水链被丢掉，重新做过一条。',
    sealWrong: '和封存时不一样：流水链被重新做过，或封存被改过。',
    derived: '程序的待办清单和流水对不上，清单被改过。',
    structure: '账本的表或保护规则被改过。',
  } satisfies Record<ChainFault, string>,
  tables: {
    sale: '小票',
    redemption: '核销',
    redemption_state: '核销状态',
    print_job: '打印任务',
    print_state: '打印状态',
    audit_entry: '操作记录',
    override: '店长放行',
    parked_answer: '看不懂的回复',
    settlement: '异常处理',
    phone_reveal: '查看电话',
    erased_member: '会员注销',
    recovery: '账本恢复',
    recovery_read: '恢复已读',
    number_floor: '单号起点',
    receipt_key: '小票密钥',
    terminal: '终端代码',
    shift: '班次',
    shift_close: '交班报告',
    chain: '流水链',
    chain_head: '流水链末尾',
    open_redemption: '待提交清单',
    desk_entry: '异常清单',
    write_off: '待手工核销清单',
    open_print: '待打印清单',
    open_erasure: '待抹除清单',
  },
}
type ChainWords = Omit<typeof zh, 'tables'> & { tables: Record<string, string> }

const en: ChainWords = {
  ok: 'The chain is whole: all {rows} rows are as they were written.',
  head: 'It ends with {head}',
  sealed: 'Seals so far: {seals}, the last one {at}.',
  neverSealed: 'It has not been sealed yet.',
  otherKey:
    'Of these, {otherKey} were made with a key that this computer does not have; only their place was compared. That comes of another computer or lost secrets; if you know of neither, give the data folder to your technician.',
  broken: 'The chain does not fit: {rows} rows are as they were written, then comes',
  place: '{table} {key}',
  placeInChain: 'number {seq}, {table} {key}',
  advice:
    'Do not change the ledger’s file and restore no backup. Keep the whole data folder for your technician.',
  alone:
    'Only the ledger itself was looked at: neither the key of the seals nor the end at the last seal was compared, so a chain made anew as a whole, or a ledger put back to an earlier one, goes unseen. To compare both, press “Verify the chain” in the program’s settings under “Ledger and backups”.',
  times: 'Times are this computer’s own, followed by their offset from UTC.',
  unknownTable: 'nobody knows which row',
  what: {
    changed: 'This row has been changed.',
    missing: 'This row has been deleted.',
    added: 'The counter did not write this row.',
    person:
      'The member’s name or phone on the receipt has been changed, or taken out without an erasure.',
    linkChanged: 'The link of this row has been changed.',
    linkMissing: 'The link of this row has been deleted.',
    linkAdded: 'This link is one too many.',
    reordered: 'Links have been put in another order.',
    headMismatch: 'The chain does not end where it should.',
    begunAnew: 'The chain was thrown away and another one made.',
    sealWrong: 'It is not what was sealed: the chain was made anew, or the seal changed.',
    derived: 'A list that the program derives from the rows has been changed.',
    structure: 'A table of the ledger, or a rule that guards it, has been changed.',
  },
  tables: {
    sale: 'receipt',
    redemption: 'redemption',
    redemption_state: 'state of a redemption',
    print_job: 'paper',
    print_state: 'state of a paper',
    audit_entry: 'entry of the audit trail',
    override: 'leave of a manager',
    parked_answer: 'answer that nobody understood',
    settlement: 'decision at the desk',
    phone_reveal: 'look at a phone number',
    erased_member: 'erased member',
    recovery: 'recovery of the ledger',
    recovery_read: 'recovery that was read',
    number_floor: 'receipt number to go on from',
    receipt_key: 'key of receipts',
    terminal: 'code of the terminal',
    shift: 'shift',
    shift_close: 'report of a shift',
    chain: 'chain',
    chain_head: 'end of the chain',
    open_redemption: 'list of what is to be sent',
    desk_entry: 'list of exceptions',
    write_off: 'list of what is to be written off',
    open_print: 'list of papers to print',
    open_erasure: 'list of erasures under way',
  },
}
const chainWords: Record<'zh-CN' | 'en', ChainWords> = { 'zh-CN': zh, en }

/** What a verification found, sentence by sentence; `when` writes a moment. */
export function chainVerdictWords(
  language: 'zh-CN' | 'en',
  verdict: ChainVerdict,
  when: (at: Instant) => string,
): string[] {
  const words = chainWords[language]
  if (!verdict.ok) {
    const place = placeWords(words, verdict.first)
    const { rows, first } = verdict
    return [
      filled(words.broken, { rows: grouped(rows) }),
      place,
      words.what[first.what],
      words.advice,
    ]
  }
  const { rows, head, seals, otherKey, lastSealAt } = verdict
  const sealed =
    lastSealAt === null ? words.neverSealed : filled(words.sealed, { seals, at: when(lastSealAt) })
  const other = otherKey > 0 ? [filled(words.otherKey, { otherKey })] : []
  return [filled(words.ok, { rows: grouped(rows) }), sealed, ...other, filled(words.head, { head })]
}

/** What a look at the ledger alone leaves open, and whose clock its times are: for where there is nothing else to compare. */
export function chainAloneWords(language: 'zh-CN' | 'en'): string[] {
  const { alone, times } = chainWords[language]
  return [alone, times]
}

function placeWords(words: ChainWords, { chainSeq, table, key }: Misfit): string {
  const name = table === null ? words.unknownTable : (words.tables[table] ?? table)
  const named = { table: name, key: key ?? '', seq: chainSeq === null ? '' : grouped(chainSeq) }
  return filled(chainSeq === null ? words.place : words.placeInChain, named).trim()
}

const grouped = (n: number): string => n.toLocaleString('en-US')

function filled(text: string, named: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ''))
}
