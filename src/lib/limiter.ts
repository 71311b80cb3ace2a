import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible"
import { promptRedis, type RedisClient } from "./redis"

/** So many points in so many seconds; whoever exceeds them is refused for `block_s`, else until the time is over. */
export interface Budget {
  points: number
  duration_s: number
  block_s?: number
}

export interface LimitAnswer {
  allowed: boolean
  /** Seconds until it is worth trying again; 0 when allowed. */
  retry_after: number
}

/** Counts points per key. Keys are MACs or ids, never an address itself: Redis keeps them. */
export interface Limiter {
  /** Takes `points`; an attempt over the budget is refused and counts as well. */
  consume(key: string, points?: number): Promise<LimitAnswer>
  /** Whether one more point would be granted, without taking it. */
  peek(key: string): Promise<LimitAnswer>
}

interface Kept {
  limiter: Limiter
  client: RedisClient | undefined
}

/** On `globalThis`, so that a second copy of this file does not hand out a second budget. */
const LIMITERS = Symbol.for("medusa-plugin-media-store.limiters")

/** A Redis that hangs instead of refusing must not hold up callers; it is left alone for a while after. */
const PATIENCE_MS = 400
const REST_MS = 2_000

/**
 * The process's limiter of that name and those figures; changed figures make a new one. With `redisUrl` every process
 * counts together. While Redis is away each process counts for itself, so that nobody is ever without a limit and no
 * caller waits. A key over its budget is answered from memory.
 *
 * @example
 * const { allowed, retry_after } = await limiterOf("tag.url", { points: 60, duration_s: 60 }, redisUrl).consume(mac, 5)
 */
export function limiterOf(name: string, budget: Budget, redisUrl?: string): Limiter {
  const { points, duration_s, block_s = 0 } = budget
  const holder = globalThis as unknown as Record<symbol, Map<string, Kept> | undefined>
  const kept = (holder[LIMITERS] ??= new Map<string, Kept>())
  const prefix = `media-limit:${name}:${points}/${duration_s}/${block_s}`
  const key = `${prefix} ${redisUrl ?? ""}`
  const client = redisUrl ? promptRedis(redisUrl) : undefined
  const known = kept.get(key)
  // A client that was closed at shutdown never comes back.
  if (known && known.client === client) return known.limiter
  const limiter = client ? sharedLimiter(prefix, budget, client) : memoryLimiter(prefix, budget)
  kept.set(key, { limiter, client })
  return limiter
}

function memoryOf(keyPrefix: string, { points, duration_s, block_s = 0 }: Budget): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: duration_s, blockDuration: block_s })
}

function memoryLimiter(prefix: string, budget: Budget): Limiter {
  const memory = memoryOf(prefix, budget)
  return {
    consume: (key, points = 1) => answerOf(memory.consume(key, points)),
    peek: (key) => peekAt(memory, budget, key),
  }
}

function sharedLimiter(prefix: string, budget: Budget, client: RedisClient): Limiter {
  const { points, duration_s, block_s = 0 } = budget
  const memory = memoryOf(prefix, budget)
  const redis = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: prefix,
    points,
    duration: duration_s,
    blockDuration: block_s,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
    inMemoryBlockOnConsumed: points,
    // Without a length of its own a memory block ends with the window, and `blockDuration` would never apply.
    ...(block_s > 0 ? { inMemoryBlockDuration: block_s } : {}),
  })
  const prompt = promptly()
  const blocked = (key: string): LimitAnswer | undefined => {
    const ms = blockOf(redis).getInMemoryBlockMsBeforeExpire(redis.getKey(key))
    return ms > 0 ? refusedFor(ms) : undefined
  }
  return {
    consume: async (key, wanted = 1) =>
      blocked(key) ??
      prompt(
        () => answerOf(redis.consume(key, wanted)),
        () => answerOf(memory.consume(key, wanted)),
      ),
    peek: async (key) =>
      blocked(key) ??
      prompt(
        () => peekAt(redis, budget, key),
        () => peekAt(memory, budget, key),
      ),
  }
}

/** A documented method that the package's own types leave out. */
const blockOf = (limiter: RateLimiterRedis) =>
  limiter as unknown as { getInMemoryBlockMsBeforeExpire(key: string): number }

/** Asks Redis, and memory when Redis has not answered in time; then only memory for a while. */
function promptly(): (ask: () => Promise<LimitAnswer>, instead: () => Promise<LimitAnswer>) => Promise<LimitAnswer> {
  let restsUntil = 0
  return async (ask, instead) => {
    if (performance.now() < restsUntil) return instead()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
    })
    const answer = await Promise.race([ask(), late]).finally(() => clearTimeout(timer))
    if (answer) return answer
    restsUntil = performance.now() + REST_MS
    return instead()
  }
}

async function answerOf(attempt: Promise<RateLimiterRes>): Promise<LimitAnswer> {
  try {
    await attempt
    return { allowed: true, retry_after: 0 }
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusedFor(refusal.msBeforeNext)
    throw refusal
  }
}

async function peekAt(limiter: RateLimiterAbstract, { points }: Budget, key: string): Promise<LimitAnswer> {
  const now = await limiter.get(key)
  return now && now.consumedPoints >= points ? refusedFor(now.msBeforeNext) : { allowed: true, retry_after: 0 }
}

const refusedFor = (ms: number): LimitAnswer => ({ allowed: false, retry_after: Math.max(1, Math.ceil(ms / 1000)) })
