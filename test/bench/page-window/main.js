import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

// One sandboxed window with a page of the bench, whose data lies where a page's data lies.
app.setPath('userData', process.env.BENCH_PAGE_DATA)
app.commandLine.appendSwitch('js-flags', '--max-old-space-size=4096')
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
