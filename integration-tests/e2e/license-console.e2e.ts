import type { PrintedLabel } from "../helpers/tag-labels"
import { adminApi, closeBrowser, freshCopies, openAdmin, titleToRent, type AdminPage } from "./harness"
import {
  orderOf,
  printedLabels,
  ruleFor,
  saleTitle,
  tagOf,
  taggedCopies,
  type SaleOrder,
  type SaleTitle,
} from "./harness/tag-arrange"

let title: SaleTitle
beforeAll(async () => void (title = await saleTitle()))
afterAll(async () => {
  await ruleFor(title, { tag_mode: "none" })
  await closeBrowser()
})

/** As a hand scanner does: no click, quick keys, Enter at the end. */
const scan = async ({ page }: AdminPage, text: string) => {
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}
const result = ({ page }: AdminPage, text: string) => page.locator("[data-result]").getByText(text).first().waitFor()
const console_ = async () => {
  const admin = await openAdmin({ path: "/media/license/console" })
  await admin.page.getByRole("heading", { name: "Verify and scan" }).waitFor()
  return admin
}

describe.each([
  ["en", "light"],
  ["zhCN", "dark"],
] as const)("the console in %s, %s", (lang, theme) => {
  it("opens, shows a check step by step, and asks about a return", async () => {
    const [copy] = await taggedCopies(title, 1)
    const viewport = { width: 1440, height: 1200 }
    const admin = await openAdmin({ lang, theme, viewport, path: "/media/license/console" })
    await admin.shot("license-console")
    await scan(admin, copy!.token)
    await admin.page.locator("[data-result=ok]").waitFor()
    await admin.settled()
    await admin.shot("license-console-check", { docs: lang === "en" ? "license-console" : undefined })
    expect(await admin.axe()).toEqual([])
    await scan(
      admin,
      copy!.token.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    )
    await admin.page.locator("[data-result=bad]").waitFor()
    await admin.shot("license-console-forged")
    await ruleFor(title, { tag_mode: "required" })
    await sell(await orderOf(title, 1), copy!)
    await admin.page.keyboard.press("F8")
    await scan(admin, copy!.token)
    await admin.page.locator("[data-question=panel]").waitFor()
    await admin.shot("license-console-return")
    expect(await admin.axe()).toEqual([])
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})

describe("the console", () => {
  it("says where a check ends and what the public sees", async () => {
    const [copy] = await taggedCopies(title, 1)
    const admin = await console_()
    await scan(admin, copy!.token)
    await result(admin, "Genuine code, in a shop's stock")
    await result(admin, "The public sees: Genuine code, in a shop's stock")
    const step = (name: string) => admin.page.getByRole("listitem").filter({ hasText: name })
    await step("The signature is right").getByText("passed").waitFor()

    await scan(admin, copy!.token.replace(/localhost/i, "EVIL.EXAMPLE"))
    await result(admin, "The link leads to a foreign address: this label is not ours, whatever it shows.")
    await step("Leads to our own address").getByText("failed").waitFor()
    await step("The signature is right").getByText("not looked at").waitFor()

    await scan(admin, copy!.serial)
    await result(admin, "Genuine code, in a shop's stock")
    await step("The signature is right").getByText("not in a serial").waitFor()
    expect(await admin.page.getByRole("listitem").filter({ hasText: "Check ·" }).count()).toBe(3)
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("receives by keyboard alone, once it is known where and as what", async () => {
    const [known] = await printedLabels(1, { variant_id: title.variant_id })
    const [first, second] = await printedLabels(2)
    const admin = await console_()
    const { page } = admin
    await page.keyboard.press("F3")
    await scan(admin, known!.token)
    await result(admin, "Choose first where copies are received")
    const place = page.getByRole("combobox", { name: "Receive at" })
    await place.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await scan(admin, known!.token)
    await result(admin, "Received into stock")
    expect((await tagOf(known!)).status).toBe("assigned")

    await scan(admin, first!.token)
    await page.locator("[data-question=variant]").waitFor()
    await page.getByRole("combobox", { name: "Product variant" }).fill("Kind of Blue")
    await page
      .getByRole("option", { name: /Kind of Blue/ })
      .first()
      .click()
    await page.getByRole("button", { name: "Receive", exact: true }).click()
    await result(admin, "Received into stock")
    await scan(admin, second!.token)
    await page.getByText(/Labels of no product are received as/).waitFor()
    await result(admin, second!.serial)
    expect((await tagOf(second!)).status).toBe("assigned")

    await scan(admin, known!.token)
    await result(admin, "This cannot be done with a copy that stands at “In stock”.")
    await page.keyboard.press("Alt+1")
    expect(await page.getByRole("radio", { name: "Check" }).getAttribute("aria-checked")).toBe("true")
    expect(admin.errors.filter((line) => !line.includes("409"))).toEqual([])
    await admin.close()
  })

  it("joins a label and a copy for rent", async () => {
    const [copy] = await freshCopies(await titleToRent("vinyl"), 1)
    const [label] = await printedLabels(1, { purpose: "rental" })
    const admin = await console_()
    await admin.page.keyboard.press("F4")
    await scan(admin, copy!.barcode)
    await admin.page.locator("[data-question=label]").getByText(copy!.barcode).waitFor()
    await scan(admin, label!.token)
    await result(admin, "Received as a rental copy")
    expect((await tagOf(label!)).status).toBe("rental_in")
    await admin.close()
    await adminApi(`/admin/media/rental/units/${copy!.id}`, undefined, "DELETE").catch(() => null)
  })

  it("takes a sold copy back, and gives it a new label when its panel is spent", async () => {
    const order = await orderOf(title, 1)
    const [copy] = await taggedCopies(title, 1)
    const [fresh] = await printedLabels(1, { variant_id: title.variant_id })
    await ruleFor(title, { tag_mode: "required" })
    await sell(order, copy!)
    const admin = await console_()
    const { page } = admin
    await page.keyboard.press("F8")
    await scan(admin, copy!.serial)
    await page.locator("[data-question=panel]").waitFor()
    expect((await tagOf(copy!)).status).toBe("sold")
    await page.keyboard.press("Alt+n")
    await result(admin, "Taken back")
    await result(admin, "It needs a new label before it can be sold again.")
    await page.keyboard.press("F9")
    await scan(admin, copy!.token)
    await page.locator("[data-question=new_label]").waitFor()
    await scan(admin, fresh!.token)
    await result(admin, "The new label has taken over")
    expect([(await tagOf(copy!)).status, (await tagOf(fresh!)).status]).toEqual(["void", "assigned"])
    await page.getByRole("link", { name: `Open ${copy!.serial}` }).click()
    await page.getByText("Replaced: to the label that took its place").waitFor()
    await page.goBack()
    await page.getByText("New label · The new label has taken over").waitFor()
    await admin.close()
  })

  it("reads symbols by the camera where the browser can, and says so where it cannot", async () => {
    const [copy] = await taggedCopies(title, 1)
    const without = await console_()
    await without.page.keyboard.press("Alt+k")
    await without.page.getByText(/This browser cannot read symbols/).waitFor()
    await without.shot("license-console-no-camera")
    await without.close()

    const admin = await openAdmin()
    await admin.page.addInitScript((text) => {
      // No class: its compiled form needs a helper that the page does not have.
      const reader = Object.assign(
        function () {
          return { detect: () => Promise.resolve([{ rawValue: text }]) }
        },
        { getSupportedFormats: () => Promise.resolve(["qr_code"]) },
      )
      Object.assign(window, { BarcodeDetector: reader })
      const canvas = document.createElement("canvas")
      canvas.getContext("2d")
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(5))
    }, copy!.token)
    await admin.goto("/media/license/console")
    await admin.page.getByRole("button", { name: "Camera" }).click()
    await admin.page
      .locator("[data-camera=reading]")
      .getByText(/reads QR symbols only/)
      .waitFor()
    await result(admin, "Genuine code, in a shop's stock")
    await admin.page.getByRole("button", { name: "Camera off" }).last().click()
    expect(await admin.page.locator("video").count()).toBe(0)
    await admin.close()
  })

  it("names the missing permission, and only looks for who may not move copies", async () => {
    const admin = await openAdmin()
    const { page } = admin
    const mine = (permissions: string[]) => ({ mode: "enforced", permissions, roles: [] })
    await page.route(/me\/permissions/, (route) => route.fulfill({ json: mine([]) }))
    await page.goto("/app/media/license/console")
    await page.getByText("license.tag:read").first().waitFor()
    await page.unroute(/me\/permissions/)
    await page.route(/me\/permissions/, (route) => route.fulfill({ json: mine(["license.tag:read"]) }))
    await page.reload()
    await page.getByRole("heading", { name: "Verify and scan" }).waitFor()
    expect(await page.getByRole("radio").count()).toBe(0)
    await page.keyboard.press("F3")
    await page.getByText(/it is only looked at/).waitFor()
    await admin.close()
  })
})

const fulfil = (order: SaleOrder, quantity: number) =>
  adminApi<{ order: { fulfillments: { id: string }[] } }>(
    `/admin/orders/${order.id}/fulfillments?fields=id,fulfillments.id`,
    {
      location_id: title.location_id,
      no_notification: true,
      items: [{ id: order.line_id, quantity }],
    },
  )

/** Packed, fulfilled and shipped. */
async function sell(order: SaleOrder, copy: PrintedLabel): Promise<void> {
  const pack = { intent: "pack", url: copy.token, order_id: order.id, line_item_id: order.line_id }
  await adminApi("/admin/media/license/scans", pack)
  const { order: done } = await fulfil(order, 1)
  const path = `/admin/orders/${order.id}/fulfillments/${done.fulfillments[0]?.id}/shipments`
  await adminApi(path, { items: [{ id: order.line_id, quantity: 1 }], no_notification: true })
  for (let tries = 0; tries < 60 && (await tagOf(copy)).status !== "sold"; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

describe("packing on the order's page", () => {
  const openOrder = async (order: SaleOrder, lang: "en" | "zhCN" = "en", theme: "light" | "dark" = "light") => {
    const admin = await openAdmin({ lang, theme, viewport: { width: 1440, height: 1100 }, path: `/orders/${order.id}` })
    const name = lang === "en" ? "Pack copies" : "扫描装箱"
    await admin.page.getByRole("heading", { name, exact: true }).scrollIntoViewIfNeeded()
    return admin
  }

  it("counts scanned copies, refuses what does not belong, and says when the fulfilment can be created", async () => {
    await ruleFor(title, { tag_mode: "required" })
    const [one, two, three] = await taggedCopies(title, 3)
    const [stray] = await printedLabels(1)
    const order = await orderOf(title, 2)
    const admin = await openOrder(order)
    const { page } = admin
    const field = page.getByLabel("Scan a label into this order")
    const put = async (text: string) => {
      await field.fill(text)
      await field.press("Enter")
    }
    await page.getByText("Nothing scanned yet: the fulfilment would be refused.").waitFor()
    await put(one!.token)
    await page.getByText("1 of 2 scanned").waitFor()
    await page.getByText("A fulfilment can take exactly as many as are scanned now: 1.").waitFor()
    await put(stray!.token)
    await page.getByText(/No line of this order wants this copy/).waitFor()
    await put("00000-0000-0000-0000")
    await page.getByText(/Not recognised/).waitFor()
    await put(two!.serial)
    await page.getByText("All copies scanned: the fulfilment can be created.").waitFor()
    await put(three!.token)
    await page.getByText("All copies of this line have been scanned").waitFor()
    await page.getByRole("button", { name: `Take ${two!.serial} out` }).click()
    await page.getByText("1 of 2 scanned").waitFor()
    await put(three!.token)
    await page.getByText("2 of 2 scanned").waitFor()
    await admin.settled()
    await admin.shot("license-packing")
    expect(await admin.axe({ include: ["form:has(input[placeholder='Symbol or serial'])"] })).toEqual([])

    await fulfil(order, 2)
    await page.reload()
    await page.getByText("All copies are in fulfilments.").waitFor()
    await page.getByRole("link", { name: one!.serial }).waitFor()
    await admin.settled()
    await admin.shot("license-packing-done")
    expect(await field.count()).toBe(0)
    expect((await tagOf(two!)).status).toBe("assigned")
    await admin.close()
    const chinese = await openOrder(order, "zhCN", "dark")
    await chinese.settled()
    await chinese.shot("license-packing-done")
    await chinese.close()
  })

  it("is not there where nothing is tagged, and leaves the page usable when it is out of order", async () => {
    await ruleFor(title, { tag_mode: "none" })
    const order = await orderOf(title, 1)
    const admin = await openAdmin({ path: `/orders/${order.id}` })
    const { page } = admin
    await page.getByText(`#${order.display_id}`).first().waitFor()
    expect(await page.getByRole("heading", { name: "Pack copies" }).count()).toBe(0)
    await page.route(/license\/variant-rules/, (route) => route.fulfill({ status: 500, json: { message: "away" } }))
    await page.reload()
    await page.getByText("What has been scanned for this order could not be loaded.").waitFor()
    await page.getByText(`#${order.display_id}`).first().waitFor()
    await admin.close()
  })
})
