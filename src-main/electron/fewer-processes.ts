import { app } from 'electron'

const FEATURES = 'enable-features'

/**
 * Must run before Electron is ready. Keeps Chromium's network stack out of a process of its own, which costs 20 MB and
 * a tenth of a second at every start: the screens may not use the network at all (guards.ts), and the calls to the
 * coupon API go through Node.
 */
export function saveNetworkProcess(): void {
  const { commandLine } = app
  const given = commandLine.getSwitchValue(FEATURES)
  const wanted = [given, 'NetworkServiceInProcess2'].filter(Boolean).join(',')
  commandLine.appendSwitch(FEATURES, wanted)
}
