import { adminApi, closeBrowser, openAdmin } from "./harness"

interface Setting {
  key: string
  value: unknown
  version: number
  source: string
}

const SETTINGS = "/admin/media/system/settings"
const read = async (key: string) => {
  const { settings } = await adminApi<{ settings: Setting[] }>(SETTINGS)
  const setting = settings.find((one) => one.key === key)
  if (!setting) throw new Error(`no setting ${key}`)
  return setting
}
const write = async (key: string, value: unknown) =>
  adminApi(SETTINGS, { changes: [{ key, value, version: (await read(key)).version }] })

afterAll(async () => {
  for (const key of ["catalog.age_gate_min_age", "catalog.sleeve_floor", "system.time_zone", "license.limits"]) {
    await adminApi(`${SETTINGS}/${key}`, undefined, "DELETE")
  }
  await closeBrowser()
})

describe("the settings page", () => {
  it("shows a wrong value at its field, saves a right one and puts it back to its default", async () => {
    const admin = await openAdmin({ path: "/settings/media" })
    const { page } = admin
    await page.getByText("Permissions are open: every signed-in admin may do everything.").waitFor()
    const age = page.getByLabel("Age gate from")
    await age.fill("99")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("This must be at most 21.").waitFor()
    await age.fill("16")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Settings saved").first().waitFor()
    expect(await read("catalog.age_gate_min_age")).toMatchObject({ value: 16, source: "store" })

    await page.getByRole("button", { name: "Reset Age gate from to its default" }).click()
    await page.getByText("Age gate from is back to its default").first().waitFor()
    await admin.settled()
    expect(await age.inputValue()).toBe("18")
    expect(await read("catalog.age_gate_min_age")).toMatchObject({ value: 18, source: "default" })
    await admin.close()
  })

  it("changes one figure of a table, and puts all of them back", async () => {
    const admin = await openAdmin({ path: "/settings/media" })
    const { page } = admin
    const reports = page.getByLabel("Reports an hour")
    await reports.fill("0")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("This must be at least 1.").waitFor()
    await reports.fill("6")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Settings saved").first().waitFor()
    const { value } = await read("license.limits")
    expect(value).toMatchObject({ report_per_hour: 6, check_per_minute: 60 })
    await page.getByRole("button", { name: "Reset Limits to its default" }).click()
    await page.getByText("Limits is back to its default").first().waitFor()
    await admin.settled()
    expect(await reports.inputValue()).toBe("5")
    await admin.close()
  })

  it("tells that somebody else was faster and keeps what was typed", async () => {
    const admin = await openAdmin({ path: "/settings/media" })
    const { page } = admin
    const share = page.getByLabel("Price share of a worthless sleeve", { exact: true })
    await share.fill("0.3")
    await write("catalog.sleeve_floor", 0.7)
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Price share of a worthless sleeve is now 0.7").waitFor()
    expect(await share.inputValue()).toBe("0.3")
    await page.getByRole("button", { name: "Keep my changes" }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Settings saved").first().waitFor()
    expect((await read("catalog.sleeve_floor")).value).toBe(0.3)
    await admin.close()
  })

  it("finds a time zone by name", async () => {
    const admin = await openAdmin({ path: "/settings/media" })
    const { page } = admin
    await page.getByRole("combobox", { name: "Time zone" }).fill("Shanghai")
    await page.getByRole("option", { name: "Asia/Shanghai" }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Settings saved").first().waitFor()
    expect((await read("system.time_zone")).value).toBe("Asia/Shanghai")
    await admin.close()
  })

  it("asks before unsaved changes are left behind", async () => {
    const admin = await openAdmin({ path: "/settings/media" })
    const { page } = admin
    await page.getByLabel("Age gate from").fill("17")
    await page.getByRole("link", { name: "Store", exact: true }).click()
    const question = page.getByRole("alertdialog")
    await question.getByText("Leave without saving?").waitFor()
    await question.getByRole("button", { name: "Cancel" }).click()
    expect(await page.getByLabel("Age gate from").inputValue()).toBe("17")
    await admin.close()
  })

  it("names the missing permission", async () => {
    const admin = await openAdmin()
    const denied = { type: "forbidden", permission: "system.setting:read", message: "no" }
    await admin.page.route(/system\/settings/, (route) => route.fulfill({ status: 403, json: denied }))
    await admin.page.goto("/app/settings/media")
    await admin.page.getByText("system.setting:read").first().waitFor({ timeout: 40_000 })
    await admin.close()
  })
})
