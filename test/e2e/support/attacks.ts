/**
 * What a script in the window may try, as text that runs there. Each resolves with a short word: what happened.
 * They run from a timer: code that Playwright evaluates directly is exempt from the content security policy.
 */
const inPage = (body: string) => `new Promise((done) => setTimeout(async () => {
  const blocked = (error) => done('blocked: ' + error.name)
  try { ${body} } catch (error) { blocked(error) }
}))`

const element = (make: string) =>
  inPage(`const one = ${make}
    one.onload = () => done('loaded')
    one.onerror = () => done('blocked')
    document.body.append(one)`)

/** Ways to reach a server; none of them may connect. */
export const reach = (port: number): Record<string, string> => ({
  fetch: inPage(`await fetch('http://127.0.0.1:${port}/'); done('reached')`),
  'fetch without looking': inPage(
    `await fetch('http://127.0.0.1:${port}/', { mode: 'no-cors' }); done('reached')`,
  ),
  XMLHttpRequest: inPage(`const request = new XMLHttpRequest()
    request.onload = () => done('reached')
    request.onerror = () => done('blocked')
    request.open('GET', 'http://127.0.0.1:${port}/')
    request.send()`),
  WebSocket: inPage(`const socket = new WebSocket('ws://127.0.0.1:${port}/')
    socket.onopen = () => done('reached')
    socket.onerror = () => done('blocked')`),
  EventSource: inPage(`const source = new EventSource('http://127.0.0.1:${port}/')
    source.onopen = () => done('reached')
    source.onerror = () => done('blocked')`),
  beacon: inPage(`done(navigator.sendBeacon('http://127.0.0.1:${port}/') ? 'queued' : 'blocked')`),
  image: element(`Object.assign(new Image(), { src: 'http://127.0.0.1:${port}/a.png' })`),
  script: element(
    `Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:${port}/a.js' })`,
  ),
  style: element(
    `Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://127.0.0.1:${port}/a.css' })`,
  ),
})

/** Ways to run a text as code; none of them may set `window.pwned`. */
export const runText: Record<string, string> = {
  eval: inPage(`eval('window.pwned = 1'); done('ran')`),
  Function: inPage(`new Function('window.pwned = 1')(); done('ran')`),
  'a text in a timer': inPage(
    `setTimeout('window.pwned = 1'); setTimeout(() => done(window.pwned ? 'ran' : 'blocked'), 50)`,
  ),
  'an inline script': inPage(`const script = document.createElement('script')
    script.textContent = 'window.pwned = 1'
    document.body.append(script)
    done(window.pwned ? 'ran' : 'blocked')`),
  'a script from a data address': element(
    `Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.pwned=1' })`,
  ),
  'a script from a blob': element(
    `Object.assign(document.createElement('script'), { src: URL.createObjectURL(new Blob(['window.pwned=1'])) })`,
  ),
  'an event attribute': inPage(`const one = document.createElement('div')
    one.innerHTML = '<button onclick="window.pwned=1">x</button>'
    document.body.append(one)
    one.firstChild.click()
    done(window.pwned ? 'ran' : 'blocked')`),
  worker: inPage(`const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
    worker.onmessage = () => done('ran')
    worker.onerror = () => done('blocked')`),
  'a javascript address': inPage(`const link = document.createElement('a')
    link.href = 'javascript:window.pwned=1'
    document.body.append(link)
    link.click()
    setTimeout(() => done(window.pwned ? 'ran' : 'blocked'), 50)`),
}
