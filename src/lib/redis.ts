import { createClient } from "redis"

export type RedisClient = ReturnType<typeof createClient>

/** One client per URL, kind and process. On `globalThis`, so that a second copy of this file opens no second connection. */
const CLIENTS = Symbol.for("medusa-plugin-media-store.redis")

const MAX_RETRY_DELAY_MS = 5_000

function clients(): Map<string, RedisClient> {
  const holder = globalThis as unknown as Record<symbol, Map<string, RedisClient> | undefined>
  return (holder[CLIENTS] ??= new Map<string, RedisClient>())
}

/**
 * The process's shared client for `url`. It is handed out at once and connects in the background; commands wait
 * in its queue until then. Where waiting is worse than doing without, ask `client.isReady` first.
 *
 * @example
 * const url = system.getOptions().redisUrl
 * const redis = url ? sharedRedis(url) : undefined
 */
export function sharedRedis(url: string): RedisClient {
  return clients().get(url) ?? open(url, url, false)
}

/**
 * A second shared client for `url` that keeps no queue: while there is no connection a command fails at once. For
 * whoever has something else to fall back on and a caller waiting, such as limits.
 */
export function promptRedis(url: string): RedisClient {
  const key = `prompt ${url}`
  return clients().get(key) ?? open(key, url, true)
}

function open(key: string, url: string, disableOfflineQueue: boolean): RedisClient {
  const client: RedisClient = createClient({
    url,
    disableOfflineQueue,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (retries: number) => Math.min(100 * 2 ** Math.min(retries, 10), MAX_RETRY_DELAY_MS),
    },
    commandsQueueMaxLength: 10_000,
  })
  // Without a listener an unreachable Redis would end the process; its state is shown by the health check.
  client.on("error", () => undefined)
  clients().set(key, client)
  // The retry strategy never gives up, so this rejects only when the client is closed meanwhile.
  client.connect().catch(() => undefined)
  return client
}

/** `true` when Redis answers within `timeoutMs`. */
export async function pingRedis(url: string, timeoutMs: number): Promise<boolean> {
  const client = sharedRedis(url)
  const deadline = Date.now() + timeoutMs
  while (!client.isReady) {
    if (Date.now() >= deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(deadline - Date.now(), 1))
  })
  const pong = client.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([pong, late]).finally(() => clearTimeout(timer))
}

/** How long a shutdown waits for replies of a server that may have hung. */
const CLOSE_PATIENCE_MS = 1_000

/** Closes every shared client; for the application's shutdown. */
export async function closeRedis(): Promise<void> {
  const open = [...clients().values()]
  clients().clear()
  await Promise.all(open.map(closeOne))
}

/** `close` waits for pending replies, and would wait for ever on a server that is gone or hangs. */
async function closeOne(client: RedisClient): Promise<void> {
  if (!client.isReady) return client.destroy()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), CLOSE_PATIENCE_MS)
  })
  const closed = client.close().catch(() => undefined)
  if ((await Promise.race([closed, late]).finally(() => clearTimeout(timer))) === "late") client.destroy()
}
