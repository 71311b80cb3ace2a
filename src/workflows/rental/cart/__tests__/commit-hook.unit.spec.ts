import type { MedusaContainer } from "@medusajs/framework/types"
import { listHealthChecks } from "../../../../lib/registry"
import { COMMIT_HOOK, commitHookIsHandled, onBeforePayment } from "../commit-hook"

describe("the hook rentals are booked on", () => {
  const health = async () =>
    listHealthChecks()
      .find(({ key }) => key === "rental.commit_hook")!
      .run({} as MedusaContainer)
  const idle = async () => undefined

  it("is known to be idle until somebody handles it, and is handled by one alone", async () => {
    expect(commitHookIsHandled()).toBe(false)
    expect(await health()).toMatchObject({ status: "error", action: expect.stringContaining("commitRentals") })
    onBeforePayment(idle, idle)
    expect(commitHookIsHandled()).toBe(true)
    expect(await health()).toMatchObject({ status: "ok" })
    expect(() => onBeforePayment(idle, idle)).toThrow(
      `Cannot define multiple hook handlers for the ${COMMIT_HOOK} hook`,
    )
  })
})
