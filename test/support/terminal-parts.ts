import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import { silentLog } from '../../src-main/log'
import type { Secrets } from '../../src-main/session/secrets'
import type { TerminalParts } from '../../src-main/terminal-parts'

/** Secrets that are forgotten with the process. */
export function memorySecrets(): Secrets {
  const secrets = new Map<string, string>()
  return {
    isProtected: true,
    get: (name) => secrets.get(name) ?? null,
    set: (name, value) => void (value === null ? secrets.delete(name) : secrets.set(name, value)),
  }
}

/** The parts of a terminal whose training API is the one at this address. */
export function terminalParts(folder: string, api: { url: string; token: string }): TerminalParts {
  return {
    folder,
    version: '0.0.0-test',
    log: silentLog,
    secrets: memorySecrets(),
    training: {
      start: async () => ({ baseUrl: api.url, token: api.token }),
      onUnexpectedEnd: () => {},
      stop: async () => {},
    },
    makeGateway: createGateway,
    tryConnection: (connection, token) => testConnection(connection, token, { log: silentLog }),
    emit: () => {},
    exporting: {
      chooseFile: async () => null,
      write: async () => {},
      printPdf: () => Promise.reject(new Error('no system to print with')),
    },
    fileDialogs: {
      chooseToWrite: async () => null,
      chooseToRead: async () => null,
      chooseFolder: async () => null,
    },
    leave: () => {},
  }
}
