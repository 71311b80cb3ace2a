import { z } from "@medusajs/framework/zod"
import { isCurrencyCode, isTimeZone } from "../locale"
import { settingSchemaJson } from "../setting-schema"
import { resolveSetting, type SettingRules, type StoredSetting } from "../setting-value"

const rules: SettingRules = { key: "t.limit", schema: z.int().min(1), default: 5, scope: "sales_channel" }

function row(value: unknown, scope_id: string | null = null, reset = false): StoredSetting {
  return { key: "t.limit", scope: scope_id ? "sales_channel" : "store", scope_id, value, version: 1, reset }
}

describe("resolveSetting", () => {
  it("prefers channel over store over default", () => {
    const rows = [row(6), row(7, "sc_a")]
    expect(resolveSetting(rules, rows, "sc_a")).toMatchObject({ value: 7, source: "channel" })
    expect(resolveSetting(rules, rows, "sc_b")).toMatchObject({ value: 6, source: "store" })
    expect(resolveSetting(rules, rows)).toMatchObject({ value: 6, source: "store" })
    expect(resolveSetting(rules, [])).toMatchObject({ value: 5, source: "default" })
  })

  it("ignores channel rows of a setting that has one value for the store", () => {
    expect(resolveSetting({ ...rules, scope: "store" }, [row(7, "sc_a")], "sc_a")).toMatchObject({ value: 5 })
  })

  it("passes over values that no longer fit, one level at a time, and names them", () => {
    const [bad, worse] = [row("many", "sc_a"), row(0)]
    expect(resolveSetting(rules, [bad, row(6)], "sc_a")).toEqual({ value: 6, source: "store", rejected: [bad] })
    expect(resolveSetting(rules, [bad, worse], "sc_a")).toEqual({
      value: 5,
      source: "default",
      rejected: [bad, worse],
    })
  })

  it("treats a reset value as not there", () => {
    expect(resolveSetting(rules, [row(7, null, true)])).toEqual({ value: 5, source: "default", rejected: [] })
  })
})

describe("settingSchemaJson", () => {
  it("shows a nullable setting as what it is apart from null", () => {
    const schema = z.string().meta({ format: "currency" }).nullable()
    expect(settingSchemaJson(z.toJSONSchema(schema))).toEqual({ type: "string", format: "currency" })
  })

  it("leaves real unions alone", () => {
    expect(settingSchemaJson(z.toJSONSchema(z.union([z.string(), z.int()])))).toHaveProperty("anyOf")
  })
})

describe("locale", () => {
  it.each(["UTC", "Europe/Berlin", "Asia/Shanghai", "America/Argentina/Buenos_Aires"])("knows the zone %s", (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })
  it.each(["", "Mars/Olympus", "+01:00", "Berlin", "Europe/Berlin; drop table x"])("refuses the zone %s", (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
  it("knows currencies by their lower-case code", () => {
    expect(["eur", "cny", "jpy", "kwd", "EUR", "xx", "foo"].map(isCurrencyCode)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
