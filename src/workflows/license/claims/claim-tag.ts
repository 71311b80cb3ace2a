import type { MedusaContainer } from "@medusajs/framework/types"
import { type MediaError } from "../../../lib/errors"
import type { CheckedTag } from "../../../modules/license/actions/checking"
import { PIN_TRIES, PIN_WINDOW_HOURS } from "../../../modules/license/domain/claims"
import { verdictOf } from "../../../modules/license/domain/verdict"
import type { Shown } from "../../../modules/license/domain/verify/pipeline"
import { readTypedSerial } from "../../../modules/license/domain/serial"
import { licenseOf } from "../lib/service"
import type { Caller } from "../resolver/types"
import { rowsById } from "../lib/rows"
import { limitsOf, shopLimiter } from "../verify/limits"
import { noteCheck } from "../verify/verify-tag"
import { announce } from "../steps/announce"
import { activateTagWorkflow } from "./activate-tag"
import { claimRefused, pinLocked, rateLimited } from "../../../modules/license/refusals"

/** A customer wants a copy. */
export interface TagClaimInput {
  shown: Shown
  pin?: string | undefined
  customerId: string
  caller: Omit<Caller, "lang">
}

/**
 * Who bought the copy needs no PIN, everybody else does. A given PIN is judged before anything is said of the copy, and
 * an unknown code, a forged token and a wrong PIN are one answer, with the same number of tries.
 *
 * @returns the tag's id
 * @throws 400 `media_license_claim_refused`, 409 `media_license_already_activated`, `media_license_not_claimable`,
 *   429 `media_license_locked`, `media_license_rate_limited`
 */
export async function claimTag(container: MedusaContainer, claim: TagClaimInput): Promise<string> {
  const { shown, pin, customerId } = claim
  const { checking } = licenseOf(container)
  const judged = await checking.judge(shown)
  const tag = judged.ok ? await checking.find(judged.tagId, judged.kid) : undefined
  // Somebody may have bought any number of copies: only guessing is limited.
  const buys = pin === undefined && tag !== undefined && (await isBuyer(container, tag, customerId))
  if (!buys) await spendAccountTry(container, customerId)
  if (!tag) {
    if (pin !== undefined) await spendUnknownTry(container, shown, pin)
    throw claimRefused()
  }
  if (pin !== undefined) await judgePin(container, claim, tag, pin)
  else if (!buys) throw claimRefused()
  await activateTagWorkflow(container).run({
    input: { tag_id: tag.id, customer_id: customerId, how: pin === undefined ? "purchase" : "pin" },
  })
  await noteTry(container, claim, tag, null)
  return tag.id
}

async function judgePin(container: MedusaContainer, claim: TagClaimInput, tag: CheckedTag, pin: string): Promise<void> {
  const { claims } = licenseOf(container)
  const { customerId } = claim
  const actor = { type: "customer" as const, id: customerId }
  const note = async (pinEvent: "wrong" | "after_activation") => {
    if (tag.owner_id !== customerId) await noteTry(container, claim, tag, pinEvent)
  }
  try {
    const { value, events } = await claims.tryPin({ tag_id: tag.id, pin, customer_id: customerId }, { actor })
    await announce(container, events)
    if (value === "right_after_activation") await note("after_activation")
  } catch (error) {
    if ((error as MediaError).code === "media_license_claim_refused") await note("wrong")
    throw error
  }
}

/** A try counts as a check by that device; the device that activated the copy is its owner's from then on. */
async function noteTry(
  container: MedusaContainer,
  { caller }: TagClaimInput,
  tag: CheckedTag,
  pinEvent: "wrong" | "after_activation" | null,
): Promise<void> {
  const { checking, observation } = licenseOf(container)
  const isOwner = pinEvent === null
  const facts = {
    status: isOwner ? ("activated" as const) : tag.status,
    publicCaution: tag.public_caution,
    keyDistrusted: await checking.isDistrusted(tag.kid),
    isOwner,
  }
  const ipMac = await observation.addressMac(caller.address)
  await noteCheck(
    container,
    { caller, channel: "app" },
    { tag: { id: tag.id, status: facts.status }, verdict: verdictOf(facts), isOwner, ipMac, pinEvent },
  )
}

/** Everybody has a number of tries a day, whatever the copies: PINs, and copies that are not theirs. */
async function spendAccountTry(container: MedusaContainer, customerId: string): Promise<void> {
  const { pin_per_account } = await limitsOf(container)
  const limiter = shopLimiter(container, "claim", pin_per_account, PIN_WINDOW_HOURS * 3600)
  const { allowed, retry_after } = await limiter.consume(customerId)
  if (!allowed) throw rateLimited(retry_after)
}

/**
 * A code that is no copy's has as many tries as one that is, and is locked as long from the last of them on, so that
 * neither counting nor waiting tells anything.
 */
async function spendUnknownTry(container: MedusaContainer, { text }: Shown, pin: string): Promise<void> {
  const { claims, observation } = licenseOf(container)
  const key = await observation.deviceMac(`unknown ${readTypedSerial(text) ?? text}`)
  const day = PIN_WINDOW_HOURS * 3600
  const limiter = shopLimiter(container, "unknown-pin", PIN_TRIES, day, day)
  const { allowed } = await limiter.consume(key)
  if (!allowed) throw pinLocked()
  if (!(await limiter.peek(key)).allowed) await limiter.consume(key)
  await claims.tryUnknown(pin)
}

async function isBuyer(container: MedusaContainer, tag: CheckedTag, customerId: string): Promise<boolean> {
  if (!tag.order_id) return false
  const [order] = await rowsById<{ customer_id: string | null }>(container, "order", [tag.order_id], ["customer_id"])
  return order?.customer_id === customerId
}
