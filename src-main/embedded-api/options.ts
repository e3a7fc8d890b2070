import { parseArgs } from 'node:util'
import { DEFAULT_TIME_ZONE, isTimeZone } from '@shared/domain/calendar'
import { StartError } from './start-error'

/** How the process was asked to run. */
export interface Options {
  host: string
  /** 0 = any free port. */
  port: number
  /** The SQLite file. */
  data: string
  timeZone: string
  /** How many sample members a new database gets; null = no sample data. */
  sampleMembers: number | null
  undoMinutes: number
  logLevel: string
  /** A terminal's token that the caller has chosen; from the environment, where other users do not see it. */
  terminalToken: string | null
}

const DEFAULT_SAMPLE_MEMBERS = 500
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent']

/** How to use the program, for `--help`. */
export const USAGE = `核销台电子券接口 / coupon API
  --port N             端口，默认 8720；0 为任意空闲端口 / port, 0 = any free one
  --host ADDRESS       监听地址，默认 127.0.0.1，只限本机；0.0.0.0 供其他电脑使用 / address to listen on, 0.0.0.0 for other computers
  --data FILE          数据文件，默认 coupon-api.db / SQLite file
  --time-zone ZONE     门店时区，默认 ${DEFAULT_TIME_ZONE} / the shop's time zone
  --no-sample          不生成示例数据 / no sample data in a new database
  --sample-members N   示例会员数，默认 ${DEFAULT_SAMPLE_MEMBERS}，每人约 10 张券 / sample members, about ten coupons each
  --undo-minutes N     核销后多少分钟内可撤销，默认 10；0 为不可 / how long a redemption may be undone
  --log-level LEVEL    ${LOG_LEVELS.join(' | ')}，默认 warn
  COUPON_API_TOKEN     环境变量：终端令牌，至少 16 个字符 / environment: a token for terminals`

/**
 * Reads the command line and the environment.
 * @param lenient leave out arguments that are not ours: an embedding process may add some of its own
 * @returns the options, or 'help' when only the usage was asked for
 * @throws StartError naming the option that is wrong
 */
export function readOptions(
  args: string[],
  env: Record<string, string | undefined>,
  lenient = false,
): Options | 'help' {
  const values = parse(args, lenient)
  if (values.help === true) return 'help'
  const timeZone = values['time-zone'] ?? DEFAULT_TIME_ZONE
  if (!isTimeZone(timeZone)) throw wrong('time-zone', 'IANA, Asia/Shanghai')
  const logLevel = values['log-level'] ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel)) throw wrong('log-level', LOG_LEVELS.join(', '))
  const token = env.COUPON_API_TOKEN
  if (token !== undefined && !/^[\x21-\x7e]{16,200}$/.test(token)) {
    throw wrong('COUPON_API_TOKEN', '16–200 ASCII')
  }
  return {
    host: values.host ?? '127.0.0.1',
    port: whole('port', values.port, 8_720, 65_535),
    data: values.data ?? 'coupon-api.db',
    timeZone,
    sampleMembers: values['no-sample']
      ? null
      : whole('sample-members', values['sample-members'], DEFAULT_SAMPLE_MEMBERS, 1_000_000),
    undoMinutes: whole('undo-minutes', values['undo-minutes'], 10, 525_600),
    logLevel,
    terminalToken: token ?? null,
  }
}

function parse(args: string[], lenient: boolean) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    port: text,
    host: text,
    data: text,
    'time-zone': text,
    'sample-members': text,
    'undo-minutes': text,
    'log-level': text,
    'no-sample': flag,
    help: flag,
  }
  try {
    if (!lenient) return parseArgs({ args, options }).values
    const ours = args.filter((arg) => !arg.startsWith('--') || isOurs(arg, Object.keys(options)))
    return parseArgs({ args: ours, options, allowPositionals: true }).values
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new StartError('bad-option', `参数有误：${said}\n${USAGE}`, `Wrong option: ${said}`, {
      cause,
    })
  }
}

function isOurs(arg: string, names: string[]): boolean {
  return names.includes(arg.slice(2).split('=', 1)[0] ?? '')
}

function whole(name: string, text: string | undefined, otherwise: number, max: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max) throw wrong(name, `0–${max}`)
  return value
}

function wrong(name: string, expected: string): StartError {
  return new StartError(
    'bad-option',
    `参数 ${name} 有误，应为：${expected}`,
    `Option ${name} is wrong, expected: ${expected}`,
  )
}
