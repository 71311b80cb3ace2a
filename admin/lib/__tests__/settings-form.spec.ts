import {
  byGroup,
  bySetting,
  changeField,
  settingChanges,
  settingFields,
  settingInputs,
  settingValue,
} from "../settings-form"
import type { Setting } from "../system-types"

const setting = (key: string, schema: Setting["schema"], value: unknown, more: Partial<Setting> = {}): Setting => ({
  key,
  group: key.split(".")[0] ?? "",
  label_key: `settings.${key}`,
  scope: "store",
  schema,
  default: value,
  value,
  version: 3,
  source: "store",
  restart: false,
  ...more,
})

const settings = [
  setting("catalog.age", { type: "integer", minimum: 0, maximum: 21 }, 18),
  setting("system.base_currency", { anyOf: [{ type: "string", format: "currency" }, { type: "null" }] }, "eur"),
  setting("catalog.schemes", { type: "array", items: { type: "string", enum: ["FSK", "MPA"] } }, ["FSK"]),
  setting("system.open", { type: "boolean" }, true),
]
const fields = settingFields(settings)

describe("the settings form", () => {
  it("sends nothing while nothing is changed", () => {
    expect(settingChanges(fields, settingInputs(fields), {})).toEqual([])
  })

  it("lets a setting be empty whose default is none, whatever its schema says", () => {
    const schema = { type: "string", minLength: 1 }
    const [place] = settingFields([setting("rental.default_location_id", schema, null, { default: null })])
    expect(place).toMatchObject({ nullable: true, field: { required: false } })
    expect(settingValue(place!, "")).toBeNull()
  })

  it("edits a table figure by figure and sends it whole", () => {
    const schema = { type: "object", properties: { day: { type: "integer" }, hour: { type: "integer" } } }
    const table = settingFields([...settings, setting("license.limits", schema, { day: 5, hour: 1 })])
    const inputs = settingInputs(table)
    expect(inputs).toMatchObject({ license__limits__day: "5", license__limits__hour: "1" })
    expect(settingChanges(table, inputs, {})).toEqual([])
    const changes = settingChanges(table, { ...inputs, license__limits__hour: "2" }, {})
    expect(changes).toEqual([{ key: "license.limits", value: { day: 5, hour: 2 }, version: 3 }])
    expect(changeField(changes)("changes.0.value.hour")).toBe("license__limits__hour")
    expect(bySetting(table).map((fields) => fields.length)).toEqual([1, 1, 1, 1, 2])
  })

  it("sends each change with its own type and the version it was made from", () => {
    const inputs = {
      ...settingInputs(fields),
      catalog__age: "16",
      system__base_currency: "",
      catalog__schemes: [],
      system__open: "false",
    }
    expect(settingChanges(fields, inputs, { "catalog.age": 7 })).toEqual([
      { key: "catalog.age", value: 16, version: 7 },
      { key: "system.base_currency", value: null, version: 3 },
      { key: "catalog.schemes", value: [], version: 3 },
      { key: "system.open", value: false, version: 3 },
    ])
  })

  it("sends an unreadable number as typed, so that the server refuses it at its field", () => {
    const changes = settingChanges(fields, { ...settingInputs(fields), catalog__age: "old" }, {})
    expect(changes).toEqual([{ key: "catalog.age", value: "old", version: 3 }])
    expect(changeField(changes)("changes.0.value")).toBe("catalog__age")
    expect(changeField(changes)("changes")).toBeNull()
  })

  it("puts the system's group first", () => {
    expect(byGroup(fields).map(([group]) => group)).toEqual(["system", "catalog"])
  })
})
