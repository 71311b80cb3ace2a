import { defineHealthCheck, type HealthResult } from "../../../lib/registry"
import { warnWithoutCommit } from "../commit-watch"

const checkAnswers = (result: HealthResult) => defineHealthCheck({ key: "rental.commit_hook", run: async () => result })

describe("a shop that starts", () => {
  const logger = { error: jest.fn() }
  beforeEach(() => logger.error.mockClear())

  it("says aloud that nothing books rentals, and what to do", async () => {
    checkAnswers({ status: "error", detail: "nothing books rentals", action: "call commitRentals" })
    await warnWithoutCommit(logger)
    expect(logger.error).toHaveBeenCalledWith("medusa-plugin-media-store: nothing books rentals; call commitRentals")
  })

  it("says nothing when the hook is handled", async () => {
    checkAnswers({ status: "ok", detail: "fine" })
    await warnWithoutCommit(logger)
    expect(logger.error).not.toHaveBeenCalled()
  })
})
