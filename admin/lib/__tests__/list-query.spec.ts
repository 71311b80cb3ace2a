import { isNarrowed, readListState, toRequest, withParams } from "../list-query"

const read = (search: string) => readListState(new URLSearchParams(search))

describe("the list's state in the URL", () => {
  it("is what is asked of the server", () => {
    expect(toRequest(read("q=wall&media_type=vinyl&incomplete=true&order=-release_date&offset=50"))).toEqual({
      q: "wall",
      media_type: "vinyl",
      incomplete: "true",
      order: "-release_date",
      limit: 50,
      offset: 50,
    })
  })

  it("ignores what it does not know rather than having it refused", () => {
    expect(read("year_from=abc&incomplete=maybe&order=price&offset=-5&foo=1")).toEqual({
      q: "",
      filters: {},
      order: "",
      offset: 0,
    })
  })

  it("tells an empty shop from a search without a match", () => {
    expect(isNarrowed(read("order=title&offset=50"))).toBe(false)
    expect(isNarrowed(read("q= "))).toBe(false)
    expect(isNarrowed(read("condition=used"))).toBe(true)
  })

  it("goes back to the first page when what is listed changes", () => {
    const params = new URLSearchParams("q=wall&offset=100")
    expect(withParams(params, { status: "draft" }).toString()).toBe("q=wall&status=draft")
    expect(withParams(params, { offset: "50" }).toString()).toBe("q=wall&offset=50")
    expect(withParams(params, { q: "" }).toString()).toBe("")
  })
})
