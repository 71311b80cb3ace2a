import { ApiError } from "../api-error"
import { toSearch } from "../query"
import { filledRows, problemsOf, reindex, showProblems } from "../problems"

const refusal = new ApiError(
  400,
  {
    code: "media_invalid",
    message: "two faults",
    errors: [
      { path: "edition", code: "media_invalid", message: "too long" },
      { path: "edition", code: "media_invalid", message: "has control characters" },
      { path: "version", code: "media_invalid", message: "is no date" },
    ],
  },
  "req-1",
)

describe("a refusal of the server", () => {
  it("marks each field once and leaves the rest to the summary", () => {
    const set = jest.fn()
    const rest = showProblems(refusal, (path) => (path === "edition" ? path : null), set)
    expect(set.mock.calls).toEqual([["edition", { type: "server", message: "too long" }]])
    expect(rest.map((problem) => problem.path)).toEqual(["version"])
  })

  it("speaks the reader's language where a text is given", () => {
    const set = jest.fn()
    showProblems(
      refusal,
      () => "edition",
      set,
      ({ code }) => `text of ${code}`,
    )
    expect(set).toHaveBeenCalledWith("edition", { type: "server", message: "text of media_invalid" })
  })

  it("names the missing permission and the request", () => {
    const forbidden = new ApiError(403, { message: "no", permission: "catalog.item:read" }, "req-2")
    expect(forbidden).toMatchObject({ permission: "catalog.item:read", requestId: "req-2" })
  })

  it("without a list is one problem with the whole message", () => {
    expect(problemsOf(new Error("broken"))).toEqual([{ path: "", code: "", message: "broken" }])
  })
})

describe("rows left blank", () => {
  it("do not shift the problems of the rows after them", () => {
    const { rows, indexes } = filledRows(["a", "", "b"], (row) => row === "")
    expect(rows).toEqual(["a", "b"])
    expect(reindex("codes.1.value", "codes", indexes)).toBe("codes.2.value")
    expect(reindex("codesigns.1", "codes", indexes)).toBe("codesigns.1")
  })
})

describe("query parameters", () => {
  it("leave out what is empty and repeat lists", () => {
    expect(toSearch({ q: "", a: undefined, b: null, limit: 0, type: ["cd", "dvd"] })).toBe("limit=0&type=cd&type=dvd")
  })
})
