import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckedTag } from "../../../modules/license/actions/checking"
import { checkTag, type Shown } from "../../../modules/license/domain/verify/pipeline"
import type { Verdict } from "../../../modules/license/domain/verdict"
import { licenseOf } from "../lib/service"
import type { Caller, PublicVerdict } from "../resolver/types"
import { checkLimiter } from "./limits"
import { scanQueueOf } from "./scan-queue"
import { shopName } from "./shop-name"
import { publicView } from "./view"

/** Somebody checks a tag. */
export interface TagCheck extends Shown {
  caller: Omit<Caller, "lang">
  channel: "resolver" | "code" | "app"
  /** The signed-in customer, where there is one. */
  customerId?: string | null
}

export type TagCheckAnswer =
  | { status: "ok"; view: PublicVerdict; device: string; tag: CheckedTag | null }
  | { status: "limited"; retry_after: number }

const UNKNOWN: PublicVerdict = { verdict: "not_recognised" }

/**
 * Checks a tag for anybody: limits, signature, one row, verdict. What was seen is written down within a second. What
 * does not stand up is one and the same answer, whatever the fault.
 */
export async function verifyTag(container: MedusaContainer, check: TagCheck): Promise<TagCheckAnswer> {
  const { checking, observation } = licenseOf(container)
  const key = await observation.addressMac(check.caller.address)
  const { limiter, costs } = await checkLimiter(container, check.kind, key)
  const checked = await checkTag(check, costs, {
    judge: (shown) => checking.judge(shown),
    limiter,
    find: (tagId, kid) => checking.find(tagId, kid),
    refused: (fault) => checking.countRefusal(fault),
  })
  if (checked.outcome === "limited") return { status: "limited", retry_after: checked.retryAfter }
  if (checked.outcome === "not_recognised") return { status: "ok", view: UNKNOWN, device: "", tag: null }
  const tag = checked.facts
  const isOwner = tag.owner_id !== null && tag.owner_id === (check.customerId ?? null)
  const view = publicView(tag, {
    distrusted: checked.distrusted || (await checking.isDistrusted(tag.kid)),
    isOwner,
    shopName: await shopName(container),
    now: new Date(),
  })
  const device = await noteCheck(container, check, { tag, verdict: view.verdict, isOwner, ipMac: key, pinEvent: null })
  return { status: "ok", view, device, tag }
}

/** Writes a check down, soon. Answers the device's id, which becomes the cookie of a caller without one. */
export async function noteCheck(
  container: MedusaContainer,
  { caller, channel }: Pick<TagCheck, "caller" | "channel">,
  seen: {
    tag: Pick<CheckedTag, "id" | "status">
    verdict: Verdict
    isOwner: boolean
    ipMac: string
    pinEvent: "wrong" | "after_activation" | null
  },
): Promise<string> {
  const { observation } = licenseOf(container)
  const device = caller.device ?? (await observation.strangeDevice(caller.address, caller.ua_class))
  scanQueueOf(container).add({
    tag_id: seen.tag.id,
    channel,
    verdict: seen.verdict,
    status: seen.tag.status,
    device_mac: await observation.deviceMac(device),
    ip_mac: seen.ipMac,
    ua_class: caller.ua_class,
    country: caller.country,
    cell: caller.cell,
    is_owner: seen.isOwner,
    pin_event: seen.pinEvent,
    scanned_at: new Date().toISOString(),
  })
  return device
}
