import type { MedusaContainer } from "@medusajs/framework/types"
import type { TagFault } from "../../../modules/license/domain/verify/judge"
import { verdictOf, type Verdict } from "../../../modules/license/domain/verdict"
import { licenseOf } from "../lib/service"
import { adminTag, type AdminTagView } from "./tags"

const STEPS = ["length", "shape", "host", "check_digits", "key", "item", "signature", "row"] as const
type Step = (typeof STEPS)[number]
type State = "passed" | "failed" | "skipped" | "not_applicable"

/** Where a fault shows. The order is that of the check, so what comes after it was not looked at. */
const FAILS_AT: Record<TagFault | "unknown_tag", Step> = {
  too_long: "length",
  shape: "shape",
  alphabet: "shape",
  padding: "shape",
  gtin: "check_digits",
  check_character: "check_digits",
  foreign_host: "host",
  unknown_key: "key",
  other_item: "item",
  signature: "signature",
  unknown_tag: "row",
}

/** Steps of a typed code: it has no host, no key and no signature. */
const OF_CODE: readonly Step[] = ["check_digits", "row"]

/** A check as the console shows it. */
export interface ConsoleCheck {
  recognised: boolean
  fault: TagFault | "unknown_tag" | null
  steps: { step: Step; state: State }[]
  verdict: Verdict
  host: string | null
  kid: number | null
  tag: AdminTagView | null
}

/**
 * Checks what staff have scanned or typed, step by step: unlike the public they are told why not. Nothing is counted or
 * written down, and nobody is limited.
 */
export async function consoleCheck(
  container: MedusaContainer,
  shown: { text: string; kind: "url" | "code" },
): Promise<ConsoleCheck> {
  const { checking } = licenseOf(container)
  const judged = await checking.judge(shown)
  const row = judged.ok ? await checking.find(judged.tagId, judged.kid) : undefined
  const fault = judged.ok ? (row ? null : "unknown_tag") : judged.fault
  const steps = stepsOf(shown.kind, fault)
  const host = /^https?:\/\/([^/?#\\]*)/i.exec(shown.text)?.[1]?.toLowerCase() ?? null
  if (!judged.ok || !row) {
    return {
      recognised: false,
      fault,
      steps,
      verdict: "not_recognised",
      host,
      kid: judged.ok ? judged.kid : null,
      tag: null,
    }
  }
  const keyDistrusted = judged.distrusted || (await checking.isDistrusted(row.kid))
  return {
    recognised: true,
    fault: null,
    steps,
    verdict: verdictOf({ status: row.status, publicCaution: row.public_caution, keyDistrusted }),
    host,
    kid: row.kid,
    tag: await adminTag(container, row.id),
  }
}

function stepsOf(kind: "url" | "code", fault: TagFault | "unknown_tag" | null): ConsoleCheck["steps"] {
  const failed = fault === null ? STEPS.length : STEPS.indexOf(FAILS_AT[fault])
  return STEPS.map((step, place) => {
    if (kind === "code" && !OF_CODE.includes(step)) return { step, state: "not_applicable" as const }
    return { step, state: place < failed ? "passed" : place === failed ? "failed" : "skipped" }
  })
}
