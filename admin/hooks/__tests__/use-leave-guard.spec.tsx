import { act } from "react"
import { createRoot, type Root } from "react-dom/client"
import { useLeaveGuard } from "../use-leave-guard"

type Move = { currentLocation: { pathname: string }; nextLocation: { pathname: string } }

/** What the router would ask before the next navigation. */
let asks: (move: Move) => boolean
let letGo: () => void
let root: Root

jest.mock("@medusajs/ui", () => ({ usePrompt: () => jest.fn() }))
jest.mock("react-i18next", () => ({ useTranslation: () => ({ t: (key: string) => key }) }))
jest.mock("react-router-dom", () => ({
  useBlocker: (decide: typeof asks) => {
    asks = decide
    return { state: "unblocked" }
  },
}))
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function Guarded({ dirty }: { dirty: boolean }) {
  letGo = useLeaveGuard(dirty)
  return null
}

const open = (dirty: boolean) => {
  root = createRoot(document.createElement("div"))
  return act(async () => root.render(<Guarded dirty={dirty} />))
}
const isBlocked = (to: string) => asks({ currentLocation: { pathname: "/new" }, nextLocation: { pathname: to } })

afterEach(() => act(async () => root.unmount()))

describe("the guard of a page", () => {
  it("holds while something is unsaved, but not on the page itself", async () => {
    await open(true)
    expect(isBlocked("/elsewhere")).toBe(true)
    expect(isBlocked("/new")).toBe(false)
  })

  it("is none where nothing is unsaved", async () => {
    await open(false)
    expect(isBlocked("/elsewhere")).toBe(false)
  })

  it("lets go of a saved page before it is drawn anew, once", async () => {
    await open(true)
    letGo()
    expect(isBlocked("/saved")).toBe(false)
    expect(isBlocked("/elsewhere")).toBe(true)
  })
})
