import type { Fault, Json } from './types'

/** An answer that is not a success, as a problem (RFC 9457). `code` is stable, `detail` is for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: Fault[] = [],
    readonly requestId: string | null = null,
  ) {
    super(`${code}: ${detail}`)
  }

  /** Whatever was thrown, as a problem. */
  static of(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem(0, 'portal.unforeseen', String(thrown))
  }
}

/** A request as it was sent, for who wants to send it again. */
export interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: Json
  etag?: string
  idempotencyKey?: string
}

export interface Answer<T> {
  body: T
  etag: string | null
  operation: string | null
  sent: Sent
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  etag?: string
  idempotencyKey?: string
  signal?: AbortSignal
}

const PREFIX = '/api/v1'

/** Sends a request to the API. @throws Problem for every other answer than a success, and when there is none */
export async function ask<T>(path: string, options: Ask = {}): Promise<Answer<T>> {
  const response = await send(path, options)
  if (response.status === 401) {
    signIn()
  }
  const text = await response.text()
  if (!response.ok) {
    throw problem(response, text)
  }
  return {
    body: (text ? JSON.parse(text) : null) as T,
    etag: response.headers.get('ETag'),
    operation: operationId(response.headers.get('Location')),
    sent: sentOf(path, options),
  }
}

function sentOf(path: string, { method = 'GET', body, etag, idempotencyKey }: Ask): Sent {
  const found: Sent = { method, path }
  if (body !== undefined) found.body = JSON.parse(JSON.stringify(body)) as Json
  if (etag) found.etag = etag
  if (idempotencyKey) found.idempotencyKey = idempotencyKey
  return found
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, signal ? { signal } : {})).body
}

const CONTINUE = 'pc.continue'

/** Proves that a change comes from this portal: what the cookie says, in a header. */
export function csrfHeader(): Record<string, string> {
  return { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') }
}

/** Leaves for the sign-in page. The server's page may come back to the start; the portal goes on from there. */
export function signIn(): void {
  const here = location.pathname + location.search
  sessionStorage.setItem(CONTINUE, here)
  location.assign(`/login?continue=${encodeURIComponent(here)}`)
}

/** The page that somebody was at before they had to sign in; told once. */
export function takeContinue(): string | null {
  const page = sessionStorage.getItem(CONTINUE)
  sessionStorage.removeItem(CONTINUE)
  return page && /^\/(?!\/)/.test(page) ? page : null
}

/** A key per form, so that a repeated click or a lost answer never makes two. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}

export function query(parameters: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') {
      search.set(key, String(value))
    }
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

async function send(path: string, options: Ask): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': document.documentElement.lang }
  const method = options.method ?? 'GET'
  if (method !== 'GET') {
    Object.assign(headers, csrfHeader())
  }
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
  }
  if (options.etag) {
    headers['If-Match'] = options.etag
  }
  if (options.idempotencyKey) {
    headers['Idempotency-Key'] = options.idempotencyKey
  }
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body)
  }
  if (options.signal) {
    init.signal = options.signal
  }
  try {
    return await fetch(PREFIX + path, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw cause
    }
    throw new Problem(0, 'portal.unreachable', '')
  }
}

function problem(response: Response, text: string): Problem {
  const requestId = response.headers.get('X-Request-Id')
  try {
    const body = JSON.parse(text) as Record<string, Json>
    return new Problem(
      response.status,
      typeof body.code === 'string' ? body.code : `http.${response.status}`,
      typeof body.detail === 'string' ? body.detail : '',
      (Array.isArray(body.errors) ? body.errors : []) as unknown as Fault[],
      typeof body.requestId === 'string' ? body.requestId : requestId,
    )
  } catch {
    return new Problem(response.status, `http.${response.status}`, '', [], requestId)
  }
}

function operationId(location: string | null): string | null {
  return /\/operations\/([0-9a-f-]+)$/i.exec(location ?? '')?.[1] ?? null
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((c) => c.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}
