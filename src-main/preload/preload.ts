import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL, type Bridge } from '@shared/ipc/bridge'

// Two generic functions and nothing else: what may be called is decided by the router in the main process.
const bridge: Bridge = {
  invoke: (name, inputJson) => ipcRenderer.invoke(CALL_CHANNEL, String(name), String(inputJson)),
  on(name, listener) {
    const hear = (_event: unknown, eventName: string, payloadJson: string): void => {
      if (eventName === name) listener(payloadJson)
    }
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear)
  },
}

contextBridge.exposeInMainWorld('counter', bridge)
