import { gathering } from "../../../../lib/gather"
import type { Judgement, TagFault } from "../../domain/verify/judge"
import type { Shown } from "../../domain/verify/pipeline"
import type { LicenseStore } from "../../transaction/store"
import { judgeShown } from "../tags/identify"
import { selectCheckedTags, type CheckedTag } from "../tags/rows"

export type { CheckedTag } from "../tags/rows"

/** Checks by the public. */
export const checking = (store: LicenseStore) => {
  const find = gathering((ids) => store.read((sql) => selectCheckedTags(sql, ids)))
  const refusals = new Map<string, number>()
  return {
    /** Everything that can be said without the database; see `judgeToken`. */
    judge: (shown: Shown): Promise<Judgement> => judgeShown(store, shown),

    /** One query, with all that are asked at the same moment. A signed token counts only with the key of its own batch. */
    async find(tagId: string, kid: number | null): Promise<CheckedTag | undefined> {
      const tag = await find(tagId)
      return tag && (kid === null || tag.kid === kid) ? tag : undefined
    },

    /** Whether the key of a batch is distrusted; a typed code names no key, so it is asked by its batch's. */
    async isDistrusted(kid: number): Promise<boolean> {
      return (await store.keys.current()).get(kid)?.state === "distrusted"
    },

    /** Counts a refusal of this process by its reason, which the public is not told. */
    countRefusal(fault: TagFault | "unknown_tag"): void {
      refusals.set(fault, (refusals.get(fault) ?? 0) + 1)
    },

    /** Refusals of this process since it started, by reason. */
    refusals: (): Record<string, number> => Object.fromEntries(refusals),
  }
}
