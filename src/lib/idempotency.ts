import { createHash } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest } from "@medusajs/framework/http"
import { MediaError } from "./errors"
import { actorOf } from "./permission"

/** Where answers are kept; a capability's service has it as its room `requests`. */
interface RequestRoom {
  claim(key: RequestKey): Promise<{ state: "mine" | "running" | "other" } | ({ state: "answered" } & Answer)>
  finish(key: RequestKey, answer: Answer): Promise<void>
  forget(key: RequestKey): Promise<void>
}
interface RequestKey {
  scope: string
  key: string
  bodyHash: string
}

/** Status and JSON body of an answer. */
export interface Answer {
  status: number
  body: unknown
}

const PATIENCE_MS = 30_000
const POLL_MS = 50

/**
 * Does the work of a POST once per `Idempotency-Key`: the same key with the same body gets the same answer, also when
 * both requests are under way at once; without the header the work is simply done. Keys belong to the caller and the
 * path, so nobody can read another's answer by guessing a key.
 *
 * @param capability container key of the service that keeps the answers, e.g. `mediaRental`
 * @throws 400 for a key that is empty or too long, 409 `…_idempotency_mismatch` for the same key with another body
 */
export async function once(req: MedusaRequest, capability: string, work: () => Promise<Answer>): Promise<Answer> {
  const header = req.headers["idempotency-key"]
  if (header === undefined) return work()
  const key = keyOf(req, header)
  const room = req.scope.resolve<{ requests: RequestRoom }>(capability).requests
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const claim = await room.claim(key)
    if (claim.state === "answered") return { status: claim.status, body: claim.body }
    if (claim.state === "other") throw mismatch(capability)
    if (claim.state === "mine") return first(room, key, work)
    if (Date.now() > deadline) throw stillRunning()
    await sleep(POLL_MS)
  }
}

async function first(room: RequestRoom, key: RequestKey, work: () => Promise<Answer>): Promise<Answer> {
  let answer: Answer | undefined
  try {
    answer = await work()
    return answer
  } finally {
    if (answer && answer.status < 500 && answer.status !== 429) await room.finish(key, answer)
    else await room.forget(key)
  }
}

function keyOf(req: MedusaRequest, header: string | string[]): RequestKey {
  const text = Array.isArray(header) ? header.join(",") : header
  if (!/^[\x21-\x7e]{1,200}$/.test(text)) {
    throw new MediaError(
      "invalid_data",
      "media_idempotency_key",
      "Idempotency-Key: must have 1 to 200 visible ASCII characters",
    )
  }
  const actor = actorOf(req)
  const who = actor ? `${actor.type}:${actor.id}` : "anonymous"
  const bodyHash = createHash("sha256")
    .update(JSON.stringify(req.body ?? null))
    .digest("hex")
  return { scope: `${who} ${req.method} ${req.path}`, key: text, bodyHash }
}

function mismatch(capability: string): MediaError {
  const prefix = capability.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return new MediaError(
    "conflict",
    `${prefix}_idempotency_mismatch`,
    "Idempotency-Key: has been used with another body; use a new key",
  )
}

function stillRunning(): MediaError {
  return new MediaError("conflict", "media_busy", "a request with this Idempotency-Key is still being worked on")
}
