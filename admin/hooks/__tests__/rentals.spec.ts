import { QueryClient } from "@tanstack/react-query"
import { rentalKeys } from "../rentals"

jest.mock("../../lib/client", () => ({}))

describe("what is asked again after an act", () => {
  it("is the rental and the lists, not what the act would have cost", async () => {
    const client = new QueryClient()
    const keys = {
      detail: rentalKeys.detail("rent_1"),
      list: rentalKeys.list({}),
      preview: rentalKeys.preview("rent_1", "extend", { due_date: "2026-12-06" }),
    }
    for (const key of Object.values(keys)) client.setQueryData<unknown>(key, {})
    await client.invalidateQueries({ queryKey: rentalKeys.all })
    const stale = Object.entries(keys).filter(([, key]) => client.getQueryState(key)?.isInvalidated)
    expect(stale.map(([name]) => name)).toEqual(["detail", "list"])
    client.clear()
  })
})
