import { act } from "react"
import { createRoot, type Root } from "react-dom/client"
import { ApiError } from "../../lib/api-error"
import { useRowForm } from "../use-row-form"

jest.mock("../use-problem-text", () => ({ useProblemText: () => (problem: { message: string }) => problem.message }))
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

interface Row {
  name: string
  note: string
  version: number
  updated_at: string
}
type Draft = Pick<Row, "name" | "note">

const opened: Row = { name: "Ann", note: "", version: 1, updated_at: "2026-11-23T10:00:00Z" }
const theirs: Row = { name: "Ben", note: "late", version: 2, updated_at: "2026-11-23T10:05:00Z" }

/** What was sent: the fields that differ from the row the draft began from, and that row's version. */
let sent: Record<string, unknown>[]
let stored: Row
let hook: ReturnType<typeof useRowForm<Row, Draft, void>>
let root: Root

function Editor({ row }: { row: Row | null }) {
  hook = useRowForm({
    row,
    load: async () => stored,
    draftOf: (current): Draft => ({ name: current?.name ?? "", note: current?.note ?? "" }),
    attempt: (draft, base) => ({
      toField: (path) => path,
      send: async () => {
        const changes = Object.entries(draft).filter(([name, value]) => value !== base?.[name as keyof Draft])
        sent.push({ ...Object.fromEntries(changes), version: base?.version })
        if (!base || base.version === stored.version) return
        throw new ApiError(409, { code: "media_license_version_conflict", message: "changed meanwhile" }, "req_1")
      },
    }),
    onDone: () => undefined,
  })
  // Without a reader the form does not keep this up to date.
  void hook.form.formState.isDirty
  return null
}

const draw = (row: Row | null) => act(async () => root.render(<Editor row={row} />))
const type = (name: keyof Draft, value: string) =>
  act(async () => hook.form.setValue(name, value, { shouldDirty: true }))
const save = () => act(async () => void (await hook.editor.onSubmit()))

beforeEach(() => {
  sent = []
  stored = opened
  root = createRoot(document.createElement("div"))
})
afterEach(() => act(async () => root.unmount()))

it("takes no newer row in behind the form", async () => {
  await draw(opened)
  await type("note", "mine")
  await draw(theirs)
  expect(hook.form.getValues()).toEqual({ name: "Ann", note: "mine" })
  await save()
  expect(sent).toEqual([{ note: "mine", version: 1 }])
})

it("keeps one's own changes over theirs, and changes their version", async () => {
  await draw(opened)
  await type("note", "mine")
  stored = theirs
  await save()
  expect(hook.editor.conflict).toEqual(theirs)
  await act(async () => hook.editor.onKeep())
  expect([hook.form.getValues(), hook.editor.conflict]).toEqual([{ name: "Ben", note: "mine" }, null])
  await save()
  expect(sent[1]).toEqual({ note: "mine", version: 2 })
})

it("sends what was set back to how it was before somebody else changed it", async () => {
  await draw(opened)
  await type("note", "mine")
  stored = theirs
  await save()
  await act(async () => hook.editor.onKeep())
  await type("name", "Ann")
  await save()
  expect(sent[1]).toEqual({ name: "Ann", note: "mine", version: 2 })
})

it("shows theirs when one's own changes are let go", async () => {
  await draw(opened)
  await type("note", "mine")
  stored = theirs
  await save()
  await act(async () => hook.editor.onDiscard())
  expect(hook.form.getValues()).toEqual({ name: "Ben", note: "late" })
  expect(hook.form.formState.isDirty).toBe(false)
})

it("makes something new without a version", async () => {
  await draw(null)
  await type("name", "Cy")
  await save()
  expect(sent).toEqual([{ name: "Cy", note: "", version: undefined }])
})
