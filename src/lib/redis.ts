import { createClient } from "redis"

export type RedisClient = ReturnType<typeof createClient>

/** One client per URL and process. On `globalThis`, so that a second copy of this file opens no second connection. */
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
  const known = clients().get(url)
  if (known) return known
  const client: RedisClient = createClient({
    url,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (retries: number) => Math.min(100 * 2 ** Math.min(retries, 10), MAX_RETRY_DELAY_MS),
    },
    commandsQueueMaxLength: 10_000,
  })
  // Without a listener an unreachable Redis would end the process; its state is shown by the health check.
  client.on("error", () => undefined)
  clients().set(url, client)
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

/** Closes every shared client; for the application's shutdown. */
export async function closeRedis(): Promise<void> {
  const open = [...clients().values()]
  clients().clear()
  // `close` waits for pending replies and would wait for ever on a server that is gone.
  await Promise.all(open.map(async (client) => (client.isReady ? client.close() : client.destroy())))
}
