import { resolve } from 'node:path'
import { findParent, type ParentLink } from './parent-link'
import { readOptions, USAGE, type Options } from './options'
import type { SampleStaff } from './sample/catalogue'
import { publishedAccounts } from './sample/sample-passwords'
import { startApi, type RunningApi } from './start'
import { StartError } from './start-error'
import { newToken } from './tokens'

// How long a stop may take before the process ends anyway; everything answered is on disk by then.
const STOP_MS = 3_000

async function main(): Promise<void> {
  const parent = findParent()
  try {
    const options = readOptions(process.argv.slice(2), process.env, parent !== null)
    if (options === 'help') return void console.log(USAGE)
    if (parent) await serveParent(options, parent)
    else await serveAlone(options)
  } catch (cause) {
    fail(cause, parent)
  }
}

async function serveParent(options: Options, parent: ParentLink): Promise<void> {
  const token = options.terminalToken ?? newToken()
  const api = await startApi({ ...options, terminalToken: token })
  stopWhenAsked(api, parent)
  parent.post({ type: 'listening', port: api.port, token })
}

async function serveAlone(options: Options): Promise<void> {
  const api = await startApi(options, Date.now, announceOnce)
  stopWhenAsked(api, null)
  const lines = [
    `核销台电子券接口 / coupon API: ${api.url}  (接口说明 / API description: ${api.url}/docs)`,
    `令牌 / token: POST ${api.url}/user/login  account=…&password=…`,
    `数据 / data: ${resolve(options.data)}`,
  ]
  const published = api.sample === 'none' ? [] : await publishedAccounts(api.store)
  if (published.length > 0) {
    const made =
      api.sample === 'made' ? '已生成示例数据 / sample data made' : '示例数据 / sample data'
    lines.push(`${made}; 示例账号 / sample accounts: ${accountsOf(published)}`)
  }
  console.log(lines.join('\n'))
}

function announceOnce(staff: readonly SampleStaff[]): void {
  const lines = [
    '已生成示例数据，示例账号的密码是随机的，只显示这一次，请记下：',
    'Sample data made; the passwords are random and shown only this once, write them down:',
    `示例账号 / sample accounts: ${accountsOf(staff)}`,
  ]
  console.log(lines.join('\n'))
}

function accountsOf(staff: readonly SampleStaff[]): string {
  return staff.map(({ account, password }) => `${account}/${password}`).join(', ')
}

function stopWhenAsked(api: RunningApi, parent: ParentLink | null): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), STOP_MS).unref()
    api.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  parent?.onStop(stop)
}

function fail(cause: unknown, parent: ParentLink | null): void {
  const said =
    cause instanceof StartError
      ? { code: cause.code, message: cause.message }
      : {
          code: 'unexpected' as const,
          message: '无法启动电子券接口\nThe coupon API could not start',
        }
  parent?.post({ type: 'failed', ...said })
  console.error(said.message)
  if (!(cause instanceof StartError)) console.error(cause)
  process.exitCode = 1
  // The message must leave before the process does.
  if (parent) setTimeout(() => process.exit(1), 200)
}

void main()
