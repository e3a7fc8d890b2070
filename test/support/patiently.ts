/** For `vi.waitFor`, which gives up after one second: a busy computer needs longer even to start a small program. */
export const PATIENTLY = { timeout: 20_000 }
