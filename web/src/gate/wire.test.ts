import { expect, it } from 'vitest'
import { wire, type News, type Socket } from './wire'

interface Opened {
  proof: string | undefined
  socket: Socket
  closed: boolean
}

/** A server whose sockets the test holds, and a session that it changes. */
function server() {
  const opened: Opened[] = []
  const heard: News[] = []
  let session = 'first'
  const clock = { now: 1 }
  const line = {
    session: () => session,
    socket: () => Promise.resolve({ session, address: '/socket', protocols: ['reader', session] }),
  }
  const ear = wire(
    line,
    (news) => heard.push(news),
    (_address, protocols) => {
      const one: Opened = {
        proof: protocols[1],
        closed: false,
        socket: {
          onopen: null,
          onmessage: null,
          onclose: null,
          close: () => {
            one.closed = true
          },
        },
      }
      opened.push(one)
      return one.socket
    },
    () => clock.now,
  )
  return { clock, ear, opened, heard, begin: (next: string) => (session = next) }
}

it('a reader opens one socket for each session, and again when it was closed', async () => {
  const { ear, opened, begin } = server()
  await Promise.all([ear.keep(), ear.keep()])
  await ear.keep()
  expect(opened.map((one) => one.proof)).toEqual(['first'])
  opened[0]?.socket.onopen?.()
  begin('second')
  await ear.keep()
  opened[0]?.socket.onclose?.()
  await ear.keep()
  expect(opened).toHaveLength(2)
  opened[1]?.socket.onopen?.()
  opened[1]?.socket.onclose?.()
  await ear.keep()
  expect(opened).toHaveLength(3)
  ear.close()
  expect(opened[2]?.closed).toBe(true)
})

it('where no socket is let through it is tried once a minute', async () => {
  const { ear, opened, clock } = server()
  await ear.keep()
  opened[0]?.socket.onclose?.()
  await ear.keep()
  expect(opened).toHaveLength(1)
  clock.now += 60_000
  await ear.keep()
  expect(opened).toHaveLength(2)
})

it('hears what comes unasked, and nothing else', async () => {
  const { ear, opened, heard } = server()
  await ear.keep()
  opened[0]?.socket.onmessage?.({ data: '{"push": "stopped", "names": ["0000000001"]}' })
  opened[0]?.socket.onmessage?.({ data: '{"number": 1, "problem": "gates-busy"}' })
  expect(heard).toEqual([{ push: 'stopped', names: ['0000000001'] }])
})
