/**
 * Alipay's gateway, as far as a top-up needs it: it takes only what the program has signed, signs what it says, and tells
 * of a payment by a form, when it tells at all.
 */
import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const ALIPAY_PORT = 18490
const APP = '2021000000000001'

type Fields = Record<string, string>

/** The fields by name, those without a value left out. */
const canonical = (fields: Fields) =>
  Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

const sign = (text: string, key: KeyObject) => createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')

/** The moment in the time of Shanghai: "2026-11-27 20:00:00". */
const shanghai = () => new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

interface Order {
  amount: string
  paidAt: string | undefined
}

function said(method: string, asked: Fields, orders: Map<string, Order>): object {
  const number = asked['out_trade_no'] ?? ''
  const order = orders.get(number)
  if (method === 'alipay.trade.precreate') {
    if (order === undefined) orders.set(number, { amount: asked['total_amount'] ?? '', paidAt: undefined })
    return { code: '10000', msg: 'Success', out_trade_no: number, qr_code: `https://qr.alipay.com/${number}` }
  }
  if (method === 'alipay.trade.query' && order?.paidAt !== undefined) {
    return {
      code: '10000',
      msg: 'Success',
      out_trade_no: number,
      trade_no: `2026${number.slice(0, 20)}`,
      trade_status: 'TRADE_SUCCESS',
      total_amount: order.amount,
      send_pay_date: order.paidAt,
    }
  }
  return { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST' }
}

/**
 * Starts it; `settings` make a program believe it. `/scan?number=…` pays an order and answers what the program said to
 * the notification; with `&silent=true` the notification is lost.
 */
export async function startAlipay(port: number, program: string): Promise<{ settings: Fields; stop: () => void }> {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const service = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const orders = new Map<string, Order>()

  async function notified(number: string, order: Order): Promise<string> {
    const fields: Fields = {
      notify_type: 'trade_status_sync',
      charset: 'utf-8',
      app_id: APP,
      out_trade_no: number,
      trade_no: `2026${number.slice(0, 20)}`,
      subject: '校园钱包充值 1+1',
      trade_status: 'TRADE_SUCCESS',
      total_amount: order.amount,
      gmt_payment: order.paidAt ?? '',
    }
    fields['sign'] = sign(canonical(fields), service.privateKey)
    fields['sign_type'] = 'RSA2'
    const answer = await fetch(`${program}/api/wallet/channels/ALIPAY/callback`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return answer.text()
  }

  async function answered(url: URL, body: string): Promise<string> {
    const number = url.searchParams.get('number') ?? ''
    const order = orders.get(number)
    if (url.pathname === '/scan' && order !== undefined) {
      order.paidAt = shanghai()
      return url.searchParams.has('silent') ? 'silent' : notified(number, order)
    }
    const fields: Fields = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)])
    const method = fields['method'] ?? ''
    const genuine = createVerify('RSA-SHA256')
      .update(canonical(fields), 'utf8')
      .verify(merchant.publicKey, fields['sign'] ?? '', 'base64')
    const text = JSON.stringify(
      genuine
        ? said(method, JSON.parse(fields['biz_content'] ?? '{}') as Fields, orders)
        : { code: '40002', sub_code: 'isv.invalid-signature' },
    )
    return `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${sign(text, service.privateKey)}"}`
  }

  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      answered(new URL(request.url ?? '/', 'http://127.0.0.1'), Buffer.concat(parts).toString())
        .then((text) => answer.end(text))
        .catch((e: unknown) => answer.writeHead(500).end(String(e)))
    })
  })
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const der = { format: 'der' } as const
  return {
    settings: {
      SHAOPAO_WALLET_ALIPAY_APP: APP,
      SHAOPAO_WALLET_ALIPAY_PRIVATEKEY: merchant.privateKey.export({ ...der, type: 'pkcs8' }).toString('base64'),
      SHAOPAO_WALLET_ALIPAY_PUBLICKEY: service.publicKey.export({ ...der, type: 'spki' }).toString('base64'),
      SHAOPAO_WALLET_ALIPAY_CALLBACK: program,
      SHAOPAO_WALLET_ALIPAY_ADDRESS: `${own}/gateway.do`,
    },
    stop: () => server.close(),
  }
}
