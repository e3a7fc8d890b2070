import { connect } from 'node:net'
import { once } from 'node:events'

// A client that costs next to nothing: requests are made beforehand, and of an answer only its length and its
// code are read. With Node's own client the two would share the cores about evenly.

process.once('message', async (question) => {
  process.send(await run(question))
})

/** Redeems each coupon once over so many connections at a time; resolves with the milliseconds it took. */
async function run({ port, token, couponIds, clients }) {
  const requests = couponIds.map((id) => requestFor(id, port, token))
  const sockets = await Promise.all(Array.from({ length: clients }, () => open(port)))
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    sockets.map(async (socket) => {
      while (next < requests.length) {
        const answer = await exchange(socket, requests[next++])
        if (!answer.includes('"code":0,')) throw new Error(`not redeemed: ${answer}`)
      }
    }),
  )
  const ms = performance.now() - startedAt
  for (const socket of sockets) socket.destroy()
  return { ms }
}

function requestFor(id, port, token) {
  const body = `mem_coupon_id=${id}&shop_id=1&request_id=bench-${id}`
  return [
    'POST /user/auditelecoupon HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
}

async function open(port) {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  await once(socket, 'connect')
  return socket
}

function exchange(socket, request) {
  return new Promise((resolve, reject) => {
    let answer = ''
    const read = (text) => {
      answer += text
      const head = answer.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1])
      if (answer.length < head + 4 + length) return
      socket.off('data', read)
      socket.off('close', fail)
      resolve(answer)
    }
    const fail = () => reject(new Error('the API closed a connection'))
    socket.on('data', read)
    socket.once('close', fail)
    socket.write(request)
  })
}
