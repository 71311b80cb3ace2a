import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { ERASED_OWNER } from "../domain/erased"
import type MediaLicenseService from "../service"
import { LICENSE, USER, TagShop, customer } from "./tag-shop"

const ANN = "cus_ann"
const BEN = "cus_ben"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const own = async (tagId: string, customerId: string) => {
      await shop.force(tagId, "sold")
      await service.claims.activate({ tag_id: tagId, customer_id: customerId, how: "purchase" })
    }
    const offer = async (tag_id: string, customer_id: string) => {
      const { code_mac } = await service.transfers.newCode()
      await service.transfers.offer({ tag_id, customer_id, code_mac }, { actor: customer(customer_id) })
      return code_mac
    }
    /** Tables in which a text stands somewhere. */
    const traces = async (text: string) => {
      const tables = await shop.sql.execute<{ table_name: string }>(
        `select table_name from information_schema.tables where table_name like 'media_license_%' order by table_name`,
      )
      const found: string[] = []
      for (const { table_name } of tables) {
        const rows = await shop.sql.execute(
          `select 1 from ${table_name} r where strpos(to_jsonb(r)::text, ?) > 0 limit 1`,
          [text],
        )
        if (rows.length > 0) found.push(table_name.replace("media_license_", ""))
      }
      return found
    }
    /** Ann has owned, given away, received, offered and reported copies, and has a licence on her phone. */
    const annsLife = async () => {
      const [kept = "", given = "", offered = "", received = "", revoked = ""] = await shop.mint({ quantity: 5 })
      for (const tag of [kept, given, offered, revoked]) await own(tag, ANN)
      await own(received, BEN)
      await service.transfers.accept({ code_mac: await offer(given, ANN), customer_id: BEN }, { actor: customer(BEN) })
      await service.transfers.accept(
        { code_mac: await offer(received, BEN), customer_id: ANN },
        { actor: customer(ANN) },
      )
      await offer(offered, ANN)
      const { value } = await service.approvals.request(
        { action: "revoke", target_id: revoked, reason: "stolen" },
        { actor: USER },
      )
      await service.approvals.decide(value.id, "approved", { actor: { type: "user", id: "user_2" } })
      await service.cases.report(
        {
          ...{ tag_id: kept, kind: "seller", text: "Call me, Ann Miller", place: "Ann Miller's street" },
          ...{ customer_id: ANN, device_mac: "anns_phone", photo_file_id: "file_of_anns_face" },
        },
        { actor: customer(ANN) },
      )
      const terms = { max_devices: 2 }
      await shop.sql.execute(
        `insert into media_license_digital (id, terms, key_mac, key_last4, customer_id, status, budget_year_at)
         values ('ldig_1', ?::jsonb, 'mac', 'ABCD', ?, 'active', now())`,
        [JSON.stringify(terms), ANN],
      )
      await shop.sql.execute(
        `insert into media_license_device (id, digital_id, slot, public_jwk, thumbprint, label)
         values ('ldev_1', 'ldig_1', 1, '{}', 'thumb', 'Ann Miller''s phone')`,
      )
      await service.requests.claim({
        scope: `customer:${ANN} POST /store/media/license/activate`,
        key: "k",
        bodyHash: "h",
      })
      return { kept, given, offered, received, revoked }
    }

    it("leaves no trace of a person, and every copy as it was", async () => {
      const { kept, given, offered, received, revoked } = await annsLife()
      expect(await traces(ANN)).toEqual(["digital", "event", "owner", "report", "request", "tag", "transfer"])
      const before = await traces(BEN)

      expect(await service.erasure.photosOf(ANN)).toEqual(["file_of_anns_face"])
      const { value } = await service.erasure.erase(ANN)
      expect(value).toEqual({ tags: 4, licences: 1 })
      for (const trace of [ANN, "anns_phone", "Ann Miller", "file_of_anns_face"])
        expect(await traces(trace)).toEqual([])
      expect(await traces(BEN)).toEqual(before)
      for (const id of [kept, received]) {
        expect(await shop.tag(id)).toMatchObject({ status: "activated", owner_id: ERASED_OWNER })
      }
      expect(await shop.tag(given)).toMatchObject({ status: "activated", owner_id: BEN })
      expect(await shop.tag(offered)).toMatchObject({ status: "activated", owner_id: ERASED_OWNER })
      expect(await shop.tag(revoked)).toMatchObject({ status: "revoked", owner_id: ERASED_OWNER })
      const events = await shop.events(kept)
      expect(events.map(({ kind }) => kind)).toContain("tag.activate")
      expect((await service.erasure.erase(ANN)).value).toEqual({ tags: 0, licences: 0 })
    })

    it("keeps a copy of somebody who is gone from being claimed, and lets it be restored", async () => {
      const { kept, revoked } = await annsLife()
      await service.erasure.erase(ANN)
      await expect(service.claims.activate({ tag_id: kept, customer_id: BEN, how: "pin" })).rejects.toMatchObject({
        code: "media_license_already_activated",
      })
      const { value } = await service.approvals.request(
        { action: "restore", target_id: revoked, reason: "found" },
        { actor: USER },
      )
      await service.approvals.decide(value.id, "approved", { actor: { type: "user", id: "user_2" } })
      expect(await shop.tag(revoked)).toMatchObject({ status: "activated" })
    })

    it("still refuses every other change of the event log", async () => {
      const { kept } = await annsLife()
      for (const change of ["actor_id = 'cus_other'", "actor_id = null, kind = 'tag.void'", "reason = 'none'"]) {
        const changed = shop.sql.execute(`update media_license_event set ${change} where tag_id = ?`, [kept])
        await expect(changed).rejects.toThrow("append-only")
      }
    })

    it("lists what it knows of one person and of nobody else", async () => {
      const { kept, given, received } = await annsLife()
      const known = await service.erasure.exportOf(ANN)
      expect(known.tags).toHaveLength(5)
      expect(known.tags.find(({ id }) => id === kept)).toMatchObject({
        title: { en: "Spirited Away" },
        status: "activated",
        how: "purchase",
        to_at: null,
      })
      expect(known.tags.find(({ id }) => id === given)).toMatchObject({ status: null, to_at: expect.any(Date) })
      expect(known.transfers.map(({ tag_id, direction, status }) => [tag_id === received, direction, status])).toEqual([
        [false, "given", "accepted"],
        [true, "received", "accepted"],
        [false, "given", "pending"],
      ])
      expect(known.licences).toMatchObject([{ id: "ldig_1", devices: [{ label: "Ann Miller's phone" }] }])
      expect(known.reports).toMatchObject([{ tag_id: kept, text: "Call me, Ann Miller" }])
      expect(JSON.stringify(known)).not.toContain(BEN)
      await service.erasure.erase(ANN)
      expect(await service.erasure.exportOf(ANN)).toEqual({ tags: [], transfers: [], licences: [], reports: [] })
    })
  },
})
