import { BurstReader } from "../scan-burst"
import { commandOf, stepped } from "../keys"

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: more.code ?? key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
})
const EMPTY = { atBox: true, isEmpty: true }
const TYPING = { atBox: true, isEmpty: false }
const IN_FORM = { atBox: false, isEmpty: true }

describe("keys at the counter", () => {
  it("switch the mode from anywhere, by function key or by Alt and a digit", () => {
    for (const place of [EMPTY, TYPING, IN_FORM]) {
      expect(commandOf(press("F4"), place)).toEqual({ do: "mode", mode: "return" })
      expect(commandOf(press("™", { altKey: true, code: "Digit2" }), place)).toEqual({ do: "mode", mode: "hand_out" })
    }
    expect(commandOf(press("F4", { altKey: true }), EMPTY)).toBeNull()
    expect(commandOf(press("F5"), EMPTY)).toBeNull()
  })

  it("mean something at the box only while nothing is written in it", () => {
    expect(commandOf(press("Enter"), EMPTY)).toEqual({ do: "accept" })
    expect(commandOf(press("Enter"), TYPING)).toBeNull()
    expect(commandOf(press("Enter"), IN_FORM)).toBeNull()
    expect(commandOf(press("ArrowRight"), EMPTY)).toEqual({ do: "choose", by: 1 })
    expect(commandOf(press("ArrowLeft"), TYPING)).toBeNull()
    expect(commandOf(press("Delete"), EMPTY)).toEqual({ do: "remove" })
    expect(commandOf(press("Delete"), TYPING)).toBeNull()
  })

  it("leave and go by the same keys everywhere", () => {
    expect(commandOf(press("Escape"), IN_FORM)).toEqual({ do: "leave" })
    expect(commandOf(press("ç", { altKey: true, code: "KeyC" }), IN_FORM)).toEqual({ do: "go", to: "customer" })
    expect(commandOf(press("p", { altKey: true, code: "KeyP" }), EMPTY)).toEqual({ do: "print" })
  })

  it("leave the browser its own", () => {
    expect(commandOf(press("p", { ctrlKey: true, code: "KeyP" }), EMPTY)).toBeNull()
    expect(commandOf(press("Enter", { ctrlKey: true }), EMPTY)).toBeNull()
    expect(commandOf(press("a"), EMPTY)).toBeNull()
  })

  it("stop at the ends of a row", () => {
    expect([stepped(0, -1, 3), stepped(1, 1, 3), stepped(2, 1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 2, 0])
  })
})

describe("telling a scanner from a hand", () => {
  const type = (text: string, gap: number) => {
    const reader = new BurstReader()
    return [...text, "Enter"].map((key, index) => reader.read({ key, at: index * gap })).at(-1)
  }

  it("takes fast keys that end with Enter for a scan", () => expect(type("MS000015", 8)).toBe("MS000015"))
  it("takes keys at the speed of a hand for typing", () => expect(type("MS000015", 80)).toBeNull())
  it("takes a few fast keys for chance", () => expect(type("12", 8)).toBeNull())

  it("starts anew after a pause, so that what was typed before is no part of the code", () => {
    const reader = new BurstReader()
    reader.read({ key: "x", at: 0 })
    const keys = [..."A123", "Enter"]
    expect(keys.map((key, index) => reader.read({ key, at: 500 + index * 5 })).at(-1)).toBe("A123")
  })

  it("is not misled by Shift before capitals, but by other keys", () => {
    const reader = new BurstReader()
    let at = 0
    const read = (key: string, modified = false) => reader.read({ key, at: (at += 5), modified })
    for (const key of ["Shift", "M", "Shift", "S", "1", "2"]) read(key)
    expect(read("Enter")).toBe("MS12")
    for (const key of ["M", "S", "Tab", "1", "2"]) read(key)
    expect(read("Enter")).toBeNull()
  })

  it("knows at which key the run began", () => {
    const reader = new BurstReader()
    reader.read({ key: "1", at: 0 })
    expect(reader.isStart).toBe(true)
    reader.read({ key: "2", at: 5 })
    expect(reader.isStart).toBe(false)
    reader.read({ key: "3", at: 500 })
    expect(reader.isStart).toBe(true)
  })
})
