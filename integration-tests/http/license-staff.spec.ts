import { createHash } from "node:crypto"
import type { ZodType } from "@medusajs/framework/zod"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import {
  batchDetailAnswer,
  batchesAnswer,
  exportAnswer,
  exportsAnswer,
  symbolPreviewAnswer,
  voidAnswer,
} from "../../src/api/admin/media/license/batch-validators"
import {
  approvalAnswer,
  approvalsAnswer,
  caseAnswer,
  casesAnswer,
  keysAnswer,
} from "../../src/api/admin/media/license/case-validators"
import {
  checkAnswer,
  scanAnswer,
  tagAnswer,
  tagsAnswer,
  timelineAnswer,
} from "../../src/api/admin/media/license/tag-responses"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { readLabels, someLocation, TagStaff } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"

function conforms(schema: ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body)
}
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let bob: TagStaff
    let variant_id: string

    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)

    beforeEach(async () => {
      const container = getContainer()
      const base = String(api.defaults.baseURL)
      ada = new TagStaff(base, (await adminHeaders(container)).headers.authorization!)
      bob = new TagStaff(base, (await adminHeaders(container, "bob@test.example")).headers.authorization!)
      const shop = await checkoutShop(container)
      const [item] = await createItems(container, [
        {
          product: {
            title: "Night Train to Lisbon",
            status: "published",
            sales_channel_ids: [shop.channel.id],
            shipping_profile_id: shop.shippingProfileId,
          },
          media_type: "dvd",
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }] }],
        },
      ])
      variant_id = item!.offers[0]!.variant_id
    })

    describe("batches", () => {
      it("mints in the background, prints, and finds every copy again", async () => {
        const id = await ada.mint({ variant_id, quantity: 30 })
        const list = await ada.get(`${A}/batches?status=ready`)
        conforms(batchesAnswer, list.body)
        expect(list.body).toMatchObject({
          count: 1,
          batches: [{ id, minted_count: 30, product_title: "Night Train to Lisbon" }],
        })

        const ordered = await ada.post(`${A}/batches/${id}/exports`, {
          format: "csv",
          from_idx: 0,
          to_idx: 29,
          include_pins: true,
        })
        conforms(exportAnswer, ordered.body)
        expect([ordered.status, ordered.body.export.sha256]).toEqual([201, null])
        const file = await ada.get(ordered.body.file)
        expect([file.headers["content-type"], file.headers["cache-control"]]).toEqual([
          "text/csv; charset=utf-8",
          "no-store",
        ])
        const labels = readLabels(file.text)
        expect(labels.map(({ idx }) => idx)).toEqual(Array.from({ length: 30 }, (_, idx) => idx))
        expect(labels.every(({ pin }) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(pin ?? ""))).toBe(true)
        const history = await ada.get(`${A}/batches/${id}/exports`)
        conforms(exportsAnswer, history.body)
        const sha256 = createHash("sha256").update(file.text).digest("hex")
        expect(history.body.exports).toEqual([expect.objectContaining({ row_count: 30, downloads: 1, sha256 })])

        const detail = await ada.get(`${A}/batches/${id}`)
        conforms(batchDetailAnswer, detail.body)
        expect(detail.body.batch).toMatchObject({ printed_to: 29, host: "localhost", tags: { printed: 30, minted: 0 } })
        const found = await ada.get(`${A}/tags`).query({ q: labels[7]!.token })
        conforms(tagsAnswer, found.body)
        expect(found.body.tags.map(({ idx }: { idx: number }) => idx)).toEqual([7])
        expect((await ada.get(`${A}/tags`).query({ q: labels[8]!.serial.toLowerCase() })).body.tags[0].idx).toBe(8)
      })

      it("prints the same PDF again, and no label of an ended tag", async () => {
        const id = await ada.mint({ quantity: 25 })
        const order = { format: "pdf", layout: "a4_21_63x38", from_idx: 0, to_idx: 24 }
        const ordered = await ada.post(`${A}/batches/${id}/exports`, order)
        const files = [await ada.get(ordered.body.file), await ada.get(ordered.body.file)]
        expect(files[0]!.headers["content-type"]).toBe("application/pdf")
        const [first, second] = files.map((file) =>
          createHash("sha256")
            .update(file.body as Buffer)
            .digest("hex"),
        )
        expect(first).toBe(second)
        const labels = await ada.print(id, 0, 1)
        const spoilt = await ada.post(`${A}/batches/${id}/void-serials`, {
          codes: [labels[0]!.serial, labels[0]!.token, "nonsense", labels[1]!.token.replace("/T/V/0", "/T/V/1")],
        })
        conforms(voidAnswer, spoilt.body)
        expect(spoilt.body.voided).toBe(1)
        expect(spoilt.body.skipped.map(({ reason }: { reason: string }) => reason)).toEqual([
          "repeated",
          "not_recognised",
          "not_recognised",
        ])
        expect((await ada.print(id, 0, 24)).map(({ idx }) => idx)).toHaveLength(24)
      })

      it("takes two people for a large one, and closes for good", async () => {
        const large = await ada.post(`${A}/batches`, {
          scheme: "opaque",
          purpose: "sale",
          quantity: 10_001,
          with_pin: false,
          title: { en: "Many" },
        })
        expect([large.status, large.body.batch.status]).toEqual([201, "awaiting_approval"])
        const { id } = large.body.batch
        expect(code(await ada.post(`${A}/batches/${id}/approve`))).toEqual([403, "media_license_self_approval"])
        const decisions = await Promise.all([
          bob.post(`${A}/batches/${id}/approve`),
          ada.post(`${A}/batches/${id}/cancel`),
        ])
        expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409])

        const small = await ada.mint({ quantity: 2 })
        expect(code(await ada.post(`${A}/batches/${small}/finish-pins`))).toEqual([200, undefined])
        const pins = { format: "csv", from_idx: 0, to_idx: 1, include_pins: true }
        expect(code(await ada.post(`${A}/batches/${small}/exports`, pins))).toEqual([409, "media_license_pins_gone"])
        expect(code(await bob.post(`${A}/batches/${small}/close`))).toEqual([200, undefined])
        expect(code(await bob.post(`${A}/batches/${small}/close`))).toEqual([409, "media_license_batch_state"])
        const keys = await ada.get(`${A}/keys`)
        conforms(keysAnswer, keys.body)
        const closed = keys.body.keys.find(({ batch_id }: { batch_id: string }) => batch_id === small)
        expect(closed).toMatchObject({ state: "closed", has_private: false, certificate_state: "valid" })
      })

      it("repeats an order under its key once, and names every problem of a bad one", async () => {
        const order = { scheme: "opaque", purpose: "sale", quantity: 2, title: { en: "Once" } }
        const twice = await Promise.all(
          [1, 2].map(() => ada.post(`${A}/batches`, order).set("idempotency-key", "order-0001")),
        )
        expect(new Set(twice.map(({ body }) => body.batch.id)).size).toBe(1)
        const other = await ada.post(`${A}/batches`, { ...order, quantity: 3 }).set("idempotency-key", "order-0001")
        expect(code(other)).toEqual([409, "media_license_idempotency_mismatch"])
        const bad = await ada.post(`${A}/batches`, {
          scheme: "gs1_sgtin",
          purpose: "rental",
          gtin: "123",
          quantity: 0,
          title: {},
        })
        expect(bad.status).toBe(400)
        expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
          "gtin",
          "mandate_ref",
          "purpose",
          "quantity",
          "title",
        ])
        const preview = await ada.post(`${A}/symbol-preview`, { scheme: "gs1_sgtin" })
        conforms(symbolPreviewAnswer, preview.body)
        expect(preview.body.plan).toMatchObject({ version: 7, modules: 45 })
      })

      it("refuses sheets that could not be drawn before a label is printed", async () => {
        const id = await ada.mint()
        const labels = (more: object) => ada.post(`${A}/batches/${id}/exports`, { from_idx: 0, to_idx: 2, ...more })
        const past = await labels({ format: "pdf", layout: "a4_21_63x38", start_position: 22 })
        expect(code(past)).toEqual([400, "media_license_range_invalid"])
        expect(past.body.errors).toEqual([
          { path: "start_position", code: "media_license_range_invalid", message: "the sheet has the places 1 to 21" },
        ])
        const grid = { page_width: 60, page_height: 40, margin_left: 0, margin_top: 0, columns: 2, rows: 2 }
        const small = { ...grid, pitch_x: 30, pitch_y: 20, label_width: 30, label_height: 16 }
        const tooSmall = await labels({ format: "pdf", layout: small })
        expect(code(tooSmall)).toEqual([400, "media_license_layout_invalid"])
        expect(tooSmall.body.errors.map(({ path }: { path: string }) => path)).toEqual([
          "layout.label_width",
          "layout.label_height",
        ])
        const roll = await labels({ format: "pdf", layout: "roll_40x20", start_position: 2 })
        expect(roll.body.errors).toMatchObject([{ path: "start_position", message: "the sheet has the places 1 to 1" }])
        expect((await ada.get(`${A}/batches/${id}`)).body.batch.tags.printed).toBe(0)
        expect((await ada.get(`${A}/batches/${id}/exports`)).body.count).toBe(0)
        const last = await labels({ format: "pdf", layout: "a4_21_63x38", start_position: 21, include_pins: true })
        expect((await ada.get(last.body.file)).headers["content-type"]).toBe("application/pdf")
        expect(code(await labels({ format: "csv", start_position: 22 }))).toEqual([201, undefined])
      })

      it("asks for the right to export PINs beside the one to export labels", async () => {
        const id = await ada.mint()
        const past = { format: "csv", from_idx: 0, to_idx: 3 }
        expect(code(await ada.post(`${A}/batches/${id}/exports`, past))).toEqual([400, "media_license_range_invalid"])
        expect(code(await ada.post(`${A}/batches/none/exports`, past))).toEqual([404, "media_license_batch_not_found"])
        expect(code(await ada.get(`${A}/batches/${id}/exports/none/file`))).toEqual([
          404,
          "media_license_export_not_found",
        ])
      })
    })

    describe("a copy in somebody's hands", () => {
      it("is received, looked at and named in full", async () => {
        const id = await ada.mint({ variant_id })
        const [label] = await ada.print(id, 0, 0)
        const location_id = await someLocation(getContainer())
        const scan = { intent: "receive", url: label!.token, location_id }
        const received = await ada.post(`${A}/scans`, scan)
        conforms(scanAnswer, received.body)
        expect(received.body.tag).toMatchObject({ status: "assigned", stock_location_name: "Shelf", variant_id })
        expect(code(await ada.post(`${A}/scans`, scan))).toEqual([409, "media_license_tag_state"])
        conforms(scanAnswer, (await ada.post(`${A}/scans`, { intent: "inspect", code: label!.serial })).body)
        const one = await ada.get(`${A}/tags/${received.body.tag.id}`)
        conforms(tagAnswer, one.body)
        const timeline = await ada.get(`${A}/tags/${received.body.tag.id}/timeline`)
        conforms(timelineAnswer, timeline.body)
        expect(timeline.body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(["tag.receive", "tag.print"])
        expect(timeline.body.timeline[0].actor.name).toBe("Ada Admin")
      })

      it("is not received where there is no shelf, and a strange code says why it is none", async () => {
        const id = await ada.mint()
        const [label] = await ada.print(id, 0, 0)
        const nowhere = { intent: "receive", url: label!.token, location_id: "sloc_none", variant_id: "variant_none" }
        const refused = await ada.post(`${A}/scans`, nowhere)
        expect(refused.body.errors.map(({ code: one }: { code: string }) => one)).toEqual([
          "media_license_location_not_found",
          "media_license_variant_not_found",
        ])
        const foreign = label!.token.replace("LOCALHOST", "T.EVIL.EXAMPLE")
        const strange = await ada.post(`${A}/scans`, { intent: "inspect", url: foreign })
        expect([...code(strange), strange.body.fault]).toEqual([404, "media_license_tag_not_found", "foreign_host"])
        const bodies = [
          {},
          { intent: "receive" },
          { intent: "pack", code: "x" },
          { intent: "return", code: "x" },
          { intent: "inspect", code: "x", url: "y" },
        ]
        const answers = await Promise.all(bodies.map((body) => ada.post(`${A}/scans`, body)))
        expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 400))
      })

      it("is checked step by step in the console", async () => {
        const id = await ada.mint()
        const [label] = await ada.print(id, 0, 0)
        const steps = async (body: object) => {
          const { body: answer } = await ada.post(`${A}/checks`, body)
          conforms(checkAnswer, answer)
          const failed = answer.steps.find(({ state }: { state: string }) => state === "failed")?.step
          return [answer.verdict, answer.fault, failed]
        }
        expect(await steps({ url: label!.token })).toEqual(["not_released", null, undefined])
        const wrong = label!.token.at(-1) === "0" ? "1" : "0"
        expect(await steps({ url: label!.token.slice(0, -1) + wrong })).toEqual([
          "not_recognised",
          "check_character",
          "check_digits",
        ])
        expect(await steps({ url: "https://localhost/T/V/1" })).toEqual(["not_recognised", "shape", "shape"])
        expect(await steps({ code: label!.serial })).toEqual(["not_released", null, undefined])
        expect(await sql(`select 1 from media_license_scan`)).toEqual([])
      })
    })

    describe("what takes two people", () => {
      it("revokes and restores", async () => {
        const id = await ada.mint()
        await ada.print(id, 0, 0)
        const { body } = await ada.get(`${A}/tags?batch_id=${id}&status=printed`)
        const tag = body.tags[0].id
        const asked = await ada.post(`${A}/tags/${tag}/revoke`, { reason: "stolen", note: "van broken into" })
        conforms(approvalAnswer, asked.body)
        expect([asked.status, asked.body.approval.own]).toEqual([202, true])
        expect(code(await bob.post(`${A}/tags/${tag}/revoke`, { reason: "stolen" }))).toEqual([
          409,
          "media_license_approval_exists",
        ])
        const approve = `${A}/approvals/${asked.body.approval.id}/approve`
        expect(code(await ada.post(approve))).toEqual([403, "media_license_self_approval"])
        const list = await bob.get(`${A}/approvals?state=pending`)
        conforms(approvalsAnswer, list.body)
        expect(list.body.approvals[0]).toMatchObject({ own: false, requested_by: { name: "Ada Admin" } })
        const both = await Promise.all([bob.post(approve), bob.post(approve.replace(/approve$/, "reject"))])
        expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
        const status = async () => (await ada.get(`${A}/tags/${tag}`)).body.tag.status
        if (both[0]!.status === 200) {
          expect(await status()).toBe("revoked")
          const back = await bob.post(`${A}/tags/${tag}/restore`, { reason: "found again" })
          expect(code(await ada.post(`${A}/approvals/${back.body.approval.id}/approve`))).toEqual([200, undefined])
        }
        expect(await status()).toBe("printed")
      })

      it("distrusts a key, and warns of its tags", async () => {
        const id = await ada.mint()
        const [label] = await ada.print(id, 0, 0)
        const kid = (await ada.get(`${A}/batches/${id}`)).body.batch.kid
        const asked = await ada.post(`${A}/keys/${kid}/distrust`, { reason: "the laptop was stolen" })
        expect(asked.status).toBe(202)
        expect(code(await bob.post(`${A}/approvals/${asked.body.approval.id}/approve`))).toEqual([200, undefined])
        expect((await ada.post(`${A}/checks`, { url: label!.token })).body.verdict).toBe("caution")
        expect(code(await ada.post(`${A}/keys/999999/distrust`, { reason: "none" }))).toEqual([
          409,
          "media_license_key_state",
        ])
        const audited = await sql<{ action: string }>(
          `select action from media_system_audit_event where action like 'license.distrust%' order by action`,
        )
        expect(audited.map(({ action }) => action)).toEqual([
          "license.distrust_key.approved",
          "license.distrust_key.requested",
        ])
      })
    })

    describe("cases", () => {
      it("are taken, confirmed and warn the public", async () => {
        const id = await ada.mint()
        const [label] = await ada.print(id, 0, 0)
        const form = new FormData()
        form.append("kind", "copy")
        form.append("words", "two of them on one table")
        const path = new URL(label!.token).pathname
        const reported = await fetch(`${String(api.defaults.baseURL)}${path}?report=1`, { method: "POST", body: form })
        expect(reported.status).toBe(202)
        const list = await ada.get(`${A}/cases?status=open&kind=marketplace_report`)
        conforms(casesAnswer, list.body)
        const caseId = list.body.cases[0].id
        const edit = (body: object) => ada.post(`${A}/cases/${caseId}`, body)
        expect(code(await edit({ public_caution: true }))).toEqual([409, "media_license_case_state"])
        expect(code(await edit({ assigned_to: "user_none" }))).toEqual([400, "media_license_user_not_found"])
        expect(code(await edit({}))).toEqual([400, "media_invalid"])
        const confirmed = await edit({ status: "confirmed", resolution: "seen it", public_caution: true })
        conforms(caseAnswer, confirmed.body)
        expect(confirmed.body.case).toMatchObject({ status: "confirmed", public_caution: true, reports: 1 })
        expect(confirmed.body.case.report_list[0].text).toBe("two of them on one table")
        expect((await ada.post(`${A}/checks`, { url: label!.token })).body.verdict).toBe("caution")
        expect(code(await edit({ status: "dismissed" }))).toEqual([409, "media_license_case_state"])
      })
    })
  },
})
