import { endOfTracks, mergeDiscs, moved, pasteTracks, renumber, without } from "../disc-edits"
import type { DiscDraft } from "../drafts"
import type { TrackDraft } from "../paste"
import { visibleRange } from "../window"

const track = (title: string, more: Partial<TrackDraft> = {}): TrackDraft => ({
  number: "",
  title,
  duration: "",
  isrc: "",
  ...more,
})

describe("editing tracks", () => {
  it("pastes over existing tracks without losing their ids or what the paste leaves blank", () => {
    const before = [track("One", { id: "t1", isrc: "X" }), track("Two", { id: "t2" })]
    const after = pasteTracks(before, 1, [track("Zwei", { duration: "2:00" }), track("Drei")])
    expect(after).toEqual([
      before[0],
      { id: "t2", number: "", title: "Zwei", duration: "2:00", isrc: "" },
      track("Drei"),
    ])
  })

  it("adds a paste into the whole list after the last track that holds something", () => {
    expect(endOfTracks([track("One"), track(""), track("")])).toBe(1)
    expect(endOfTracks([track("")])).toBe(0)
  })

  it("moves and removes", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"])
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"])
    expect(without(["a", "b"], 0)).toEqual(["b"])
  })

  it("numbers plainly, or by side with C and D on the second record", () => {
    const tracks = ["a", "b", "c"].map((title) => track(title))
    expect(renumber(tracks, null).map((one) => one.number)).toEqual(["1", "2", "3"])
    expect(renumber(tracks, 0).map((one) => one.number)).toEqual(["A1", "A2", "B1"])
    expect(renumber(tracks, 1).map((one) => one.number)).toEqual(["C1", "C2", "D1"])
  })

  it("lets two people edit different tracks of one disc", () => {
    const disc = (tracks: TrackDraft[]): DiscDraft => ({ id: "d", format: "lp", title: "", matrix_runout: "", tracks })
    const [one, two] = [track("One", { id: "t1" }), track("Two", { id: "t2" })]
    const merged = mergeDiscs(
      [disc([one, two])],
      [disc([{ ...one, title: "Mine" }, two])],
      [disc([one, { ...two, title: "Theirs" }])],
    )
    expect(merged[0]?.tracks.map((row) => row.title)).toEqual(["Mine", "Theirs"])
  })
})

describe("drawing only what is in view", () => {
  it("draws a screenful and a little more, wherever one has scrolled to", () => {
    const size = { count: 600, rowHeight: 40, viewport: 480 }
    expect(visibleRange({ ...size, scrollTop: 0 })).toEqual({ start: 0, end: 28 })
    expect(visibleRange({ ...size, scrollTop: 4000 })).toEqual({ start: 92, end: 120 })
    expect(visibleRange({ ...size, scrollTop: 1e9 })).toEqual({ start: 572, end: 600 })
  })

  it("draws a short list whole", () => {
    expect(visibleRange({ count: 3, rowHeight: 40, viewport: 480, scrollTop: 0 })).toEqual({ start: 0, end: 3 })
  })
})
