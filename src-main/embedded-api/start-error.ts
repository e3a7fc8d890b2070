/** Why the API could not start; the code is for the parent process, the sentences for people. */
export type StartProblem =
  | 'bad-option'
  | 'port-in-use'
  | 'address-not-available'
  | 'data-not-writable'
  | 'data-newer'
  | 'data-foreign'
  | 'data-damaged'
  | 'disk-full'
  | 'published-passwords'
  | 'unexpected'

/** A start that failed for a reason that the user can do something about; says it in Chinese and in English. */
export class StartError extends Error {
  constructor(
    readonly code: StartProblem,
    readonly chinese: string,
    readonly english: string,
    options?: ErrorOptions,
  ) {
    super(`${chinese}\n${english}`, options)
    this.name = 'StartError'
  }
}

/** Puts a failure to listen into words; anything unknown is passed on as it is. */
export function listenError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      'port-in-use',
      `端口 ${port} 已被占用：请关闭占用它的程序，或用 --port 换一个端口`,
      `Port ${port} is in use: close the program that holds it, or choose another one with --port`,
      { cause },
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return new StartError(
      'address-not-available',
      `不能在 ${host}:${port} 上提供服务（${code}）：请检查 --host 和 --port`,
      `Cannot listen on ${host}:${port} (${code}): check --host and --port`,
      { cause },
    )
  }
  return cause
}
