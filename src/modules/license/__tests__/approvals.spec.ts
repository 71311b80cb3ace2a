import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { ApprovalAction } from "../actions/approvals/rows"
import type MediaLicenseService from "../service"
import type { LicenseActor } from "../transaction/types"
import { API_KEY, LICENSE, OTHER, THIRD, USER, TagShop, outcome } from "./tag-shop"

const DAY = 86_400_000
const ROUNDS = 10
const SELF = "media_license_self_approval"
const DECIDED = "media_license_decided"

interface Decided {
  decision: string | null
  decided_by: string | null
}

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const ask = async (action: ApprovalAction, target_id: string, now?: Date) => {
      const by = { actor: USER, ...(now ? { now } : {}) }
      return (await service.approvals.request({ action, target_id, reason: "stolen" }, by)).value.id
    }
    const decide = (id: string, decision: "approved" | "rejected", actor: LicenseActor = OTHER, now?: Date) =>
      service.approvals.decide(id, decision, { actor, ...(now ? { now } : {}) })
    const approval = async (id: string) => {
      const [row] = await shop.sql.execute<Decided>(
        `select decision, decided_by from media_license_approval where id = ?`,
        [id],
      )
      return row!
    }
    const kinds = async (approvalId: string) =>
      (
        await shop.sql.execute<{ kind: string }>(
          `select kind from media_license_event where data->>'approval_id' = ? order by occurred_at, id`,
          [approvalId],
        )
      ).map(({ kind }) => kind)

    /** The three acts: what they are done to, and how it is seen that they were done. */
    const ACTS: Record<ApprovalAction, { target(): Promise<string>; done(target: string): Promise<boolean> }> = {
      revoke: {
        target: async () => {
          const [tag = ""] = await shop.mint({ quantity: 1, with_pin: false })
          await shop.force(tag, "sold")
          return tag
        },
        done: async (tag) => (await shop.tag(tag)).status === "revoked",
      },
      restore: {
        target: async () => {
          const [tag = ""] = await shop.mint({ quantity: 1, with_pin: false })
          await shop.force(tag, "revoked", { status_before_revoke: "sold", revoke_reason: "stolen" })
          return tag
        },
        done: async (tag) => (await shop.tag(tag)).status === "sold",
      },
      distrust_key: {
        target: async () => {
          const [tag = ""] = await shop.mint({ quantity: 1, with_pin: false })
          const batch = await service.batches.find(String((await shop.tag(tag)).batch_id))
          return String(batch!.kid)
        },
        done: async (kid) => {
          const [key] = await shop.sql.execute(`select state from media_license_key where kid = ?`, [Number(kid)])
          return key!["state"] === "distrusted"
        },
      },
    }

    describe.each(Object.keys(ACTS) as ApprovalAction[])("%s", (action) => {
      const { target, done } = ACTS[action]

      it("takes a second person, who is signed in", async () => {
        const on = await target()
        const id = await ask(action, on)
        const refused: unknown[] = []
        for (const decision of ["approved", "rejected"] as const) {
          for (const actor of [USER, API_KEY, { type: "user", id: "" } as const]) {
            const error = await decide(id, decision, actor).catch((refusal: { code: string; type: string }) => refusal)
            refused.push([(error as { code: string }).code, (error as { type: string }).type])
          }
        }
        expect(refused).toEqual(Array(6).fill([SELF, "forbidden"]))
        expect([await done(on), await approval(id)]).toEqual([false, { decision: null, decided_by: null }])
        const { events } = await decide(id, "approved")
        expect(events).toContainEqual({ kind: "approval.decided", data: { id } })
        expect([await done(on), await approval(id)]).toEqual([true, { decision: "approved", decided_by: OTHER.id }])
        expect(await kinds(id)).toEqual(["approval.requested", "approval.decided"])
        expect(await outcome(decide(id, "rejected", THIRD))).toBe(DECIDED)
      })

      it("is not done when the second person says no, and may be asked for again", async () => {
        const on = await target()
        const id = await ask(action, on)
        expect(await outcome(ask(action, on))).toBe("media_license_approval_exists")
        await decide(id, "rejected")
        expect([await done(on), await approval(id)]).toEqual([false, { decision: "rejected", decided_by: OTHER.id }])
        expect(await outcome(decide(id, "approved", THIRD))).toBe(DECIDED)
        expect(await done(on)).toBe(false)
        await decide(await ask(action, on), "approved")
        expect(await done(on)).toBe(true)
      })

      it("can be decided for seven days, then asked for anew", async () => {
        const on = await target()
        const start = new Date()
        const id = await ask(action, on, start)
        const late = new Date(start.getTime() + 7 * DAY)
        expect(await outcome(decide(id, "approved", OTHER, late))).toBe(DECIDED)
        expect([await done(on), await approval(id)]).toEqual([false, { decision: null, decided_by: null }])
        const again = await ask(action, on, late)
        expect(await approval(id)).toEqual({ decision: "expired", decided_by: null })
        await decide(again, "approved", OTHER, new Date(late.getTime() + 7 * DAY - 1000))
        expect(await done(on)).toBe(true)
      })

      it("is decided once when two people decide at once", async () => {
        const wrong: unknown[] = []
        for (let round = 0; round < ROUNDS; round++) {
          const on = await target()
          const id = await ask(action, on)
          const outcomes = await Promise.all([
            outcome(decide(id, "approved", OTHER)),
            outcome(decide(id, "rejected", THIRD)),
            outcome(decide(id, "approved", { type: "user", id: "user_4" })),
          ])
          const { decision } = await approval(id)
          const seen = [[...outcomes].sort().join(), await done(on), (await kinds(id)).length]
          const wanted = [[DECIDED, DECIDED, "done"].sort().join(), decision === "approved", 2]
          if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong.push([seen, wanted])
        }
        expect(wrong).toEqual([])
      })

      it("is asked for once when two people ask at once", async () => {
        const on = await target()
        const outcomes = await Promise.all(
          [USER, OTHER, THIRD].map((actor) =>
            outcome(service.approvals.request({ action, target_id: on, reason: "stolen" }, { actor })),
          ),
        )
        expect(outcomes.sort()).toEqual(
          ["done", "media_license_approval_exists", "media_license_approval_exists"].sort(),
        )
      })
    })

    it("undoes the decision with an act that has become impossible", async () => {
      const tag = await ACTS.restore.target()
      const id = await ask("restore", tag)
      await shop.force(tag, "void", { status_before_revoke: null })
      expect(await outcome(decide(id, "approved"))).toBe("media_license_tag_state")
      expect(await approval(id)).toEqual({ decision: null, decided_by: null })
      expect(await outcome(decide("lapr_none", "approved"))).toBe("media_license_approval_not_found")
    })

    it("lets one of approving and taking back a large batch happen", async () => {
      const wrong: unknown[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const id = await shop.order({ quantity: 10_001 })
        const [approved, canceled] = await Promise.all([
          outcome(service.batches.act(id, "approve", { actor: OTHER })),
          outcome(service.batches.act(id, "cancel", { actor: USER })),
        ])
        const { status, approved_by } = (await service.batches.find(id))!
        const seen = [approved, canceled, status, approved_by]
        const yes = ["done", "media_license_batch_state", "minting", OTHER.id]
        const no = ["media_license_batch_state", "done", "canceled", null]
        if (![yes, no].some((wanted) => JSON.stringify(wanted) === JSON.stringify(seen))) wrong.push(seen)
      }
      expect(wrong).toEqual([])
    })

    it("does not let the database hold one person for two", async () => {
      const id = await ask("revoke", await ACTS.revoke.target())
      await expect(
        shop.sql.execute(
          `update media_license_approval set decision = 'approved', decided_by = requested_by where id = ?`,
          [id],
        ),
      ).rejects.toThrow(/check constraint/)
    })

    it("knows a key by one spelling of its number", async () => {
      const kid = await ACTS.distrust_key.target()
      for (const other of [`0${kid}`, `${kid}.0`, `+${kid}`, ` ${kid}`]) {
        expect(await outcome(ask("distrust_key", other))).toBe("media_license_key_state")
      }
      expect(await outcome(ask("distrust_key", kid))).toBe("done")
    })
  },
})
