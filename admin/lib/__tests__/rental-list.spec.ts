import { RENTALS_LIST, VIEWS, viewChanges, viewOf } from "../rental-list"
import { listRequest, readUrlList, withParams } from "../url-list"

const read = (search: string) => readUrlList(RENTALS_LIST, new URLSearchParams(search))

describe("the views of the rentals list", () => {
  it("are what the URL says, and each leads back to itself", () => {
    for (const view of VIEWS) {
      const params = withParams(new URLSearchParams("status=lost&order=title"), viewChanges(view))
      expect(viewOf(readUrlList(RENTALS_LIST, params))).toBe(view)
    }
  })

  it("keep what narrows them further", () => {
    const params = withParams(new URLSearchParams("q=wall&location_id=sloc_1&offset=50"), viewChanges("overdue"))
    expect(listRequest(readUrlList(RENTALS_LIST, params))).toEqual({
      q: "wall",
      location_id: "sloc_1",
      overdue: "true",
      order: "due_at",
      limit: 50,
      offset: undefined,
    })
  })

  it("are none when the filters are others", () => {
    expect(viewOf(read("status=lost"))).toBeNull()
    expect(viewOf(read("overdue=true&status=out"))).toBeNull()
    expect(viewOf(read("customer_id=cus_1"))).toBe("all")
  })

  it("do not send what the server would refuse", () => {
    expect(read("status=stolen&overdue=maybe&from=yesterday&to=2026-12-05").filters).toEqual({ to: "2026-12-05" })
  })
})
