import type { Verdict } from "../license-tag-types"
import type { Entry, Tone } from "./types"

const VERDICTS: Partial<Record<Verdict, Tone>> = {
  not_released: "plain",
  caution: "attention",
  revoked: "bad",
  void: "bad",
  not_recognised: "bad",
}

/** How a scan went, for the sign and the sound: done, worth a look, or refused. */
export function toneOf({ outcome, check }: Pick<Entry, "outcome" | "check">): Tone {
  switch (outcome.kind) {
    case "checked":
      return check ? (VERDICTS[check.verdict] ?? "ok") : "bad"
    case "done":
      return outcome.warnings.length > 0 ? "attention" : "ok"
    case "refused":
      return outcome.reason === "left" ? "plain" : "bad"
    case "failed":
      return "bad"
  }
}
