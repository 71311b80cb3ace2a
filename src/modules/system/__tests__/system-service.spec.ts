import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { z } from "@medusajs/framework/zod"
import { defineSetting } from "../../../lib/registry"
import type MediaSystemService from "../service"

jest.setTimeout(60_000)

const jane = { type: "user", id: "user_jane" } as const

const limit = defineSetting<{ max: number }>({
  key: "test.limit",
  schema: z.strictObject({ max: z.int().min(1) }),
  default: { max: 5 },
  scope: "sales_channel",
  group: "test",
  labelKey: "test",
})

moduleIntegrationTestRunner<MediaSystemService>({
  moduleName: "mediaSystem",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  moduleOptions: { registerHooks: false },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = async (text: string, params: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await MikroOrmWrapper.forkManager().execute(text, params as never)) as never

    const record = (before?: object, after?: object) =>
      service.recordAudit(
        [{ action: "test.thing.updated", resource_type: "thing", resource_id: "t1", before, after }],
        { actor: jane, request_id: "req_1", transaction_id: "trx_1", ip: "127.0.0.1" },
      )

    describe("audit log", () => {
      it("keeps changed fields only, with who, when and on which request", async () => {
        const [id] = await record({ a: 1, same: "x" }, { a: { deep: ["y", 'it\'s ? \\ "q"'] }, same: "x" })
        const [row] = await sql(`select * from media_system_audit_event where id = ?`, [id])
        expect(row).toMatchObject({
          actor_type: "user",
          actor_id: "user_jane",
          action: "test.thing.updated",
          before: { a: 1 },
          after: { a: { deep: ["y", 'it\'s ? \\ "q"'] } },
          request_id: "req_1",
          transaction_id: "trx_1",
          ip: "127.0.0.1",
        })
        expect(Math.abs(Date.now() - new Date(row?.at as string).getTime())).toBeLessThan(60_000)
        const [created] = await record(undefined, { a: 1 })
        const [made] = await sql(`select "before", "after" from media_system_audit_event where id = ?`, [created])
        expect(made).toEqual({ before: null, after: { a: 1 } })
      })

      it("refuses UPDATE and TRUNCATE in SQL, whatever the transaction says", async () => {
        await record({}, { a: 1 })
        for (const statement of [
          `update media_system_audit_event set action = 'x'`,
          `update media_system_audit_event set action = 'x' where false`,
          `truncate media_system_audit_event`,
          `truncate media_system_audit_event cascade`,
        ]) {
          await expect(sql(statement)).rejects.toThrow("media_audit_append_only")
          await expect(sql(`set local media.audit_purge = 'on'; ${statement}`)).rejects.toThrow(
            "media_audit_append_only",
          )
        }
        expect(await sql(`select action from media_system_audit_event`)).toEqual([{ action: "test.thing.updated" }])
      })

      it("refuses DELETE unless the transaction purges and the row is past its retention", async () => {
        const old = (days: number) =>
          sql(
            `insert into media_system_audit_event (id, at, actor_type, actor_id, action, resource_type, resource_id)
             values (?, now() - make_interval(days => ?), 'job', 'j', 'a.b.c', 'r', 'r')`,
            [`maud_${days}`, days],
          )
        await Promise.all([old(10), old(89), old(91), old(1094), old(1096)])
        const purge = (id: string) =>
          sql(`set local media.audit_purge = 'on'; delete from media_system_audit_event where id = '${id}'`)

        await expect(sql(`delete from media_system_audit_event where id = 'maud_1096'`)).rejects.toThrow(
          "media_audit_append_only",
        )
        await expect(purge("maud_1094")).rejects.toThrow("1095 days of retention")
        await purge("maud_1096")

        await service.writeSettings([{ key: "system.audit_retention_days", value: 90, version: 0 }], jane)
        await expect(purge("maud_89")).rejects.toThrow("90 days of retention")
        await purge("maud_91")

        // Not even a value smuggled past the API goes below the minimum.
        await sql(`update media_system_setting set value = '1'`)
        await expect(purge("maud_10")).rejects.toThrow("90 days of retention")
        const left = await sql(`select id from media_system_audit_event order by id`)
        expect(left.map((row) => row.id)).toEqual(["maud_10", "maud_1094", "maud_89"])
      })

      it("answers the module's own write methods with media_audit_append_only", async () => {
        await expect(service.updateMediaSystemAuditEvents()).rejects.toMatchObject({ code: "media_audit_append_only" })
        await expect(service.deleteMediaSystemAuditEvents()).rejects.toMatchObject({ code: "media_audit_append_only" })
      })
    })

    describe("settings", () => {
      const set = (value: unknown, version: number, scope_id?: string) =>
        service.writeSettings([{ key: limit.key, value, version, scope_id }], jane)
      const viewOf = async (key: string, salesChannelId?: string) =>
        (await service.listSettings({ salesChannelId })).find((view) => view.key === key)

      it("reads the channel's value, else the store's, else the default", async () => {
        expect(await service.getSetting(limit)).toEqual({ max: 5 })
        await set({ max: 6 }, 0)
        await set({ max: 7 }, 0, "sc_a")
        expect(await service.getSetting(limit)).toEqual({ max: 6 })
        expect(await service.getSetting(limit, { salesChannelId: "sc_a" })).toEqual({ max: 7 })
        expect(await service.getSetting(limit, { salesChannelId: "sc_b" })).toEqual({ max: 6 })
        expect(await viewOf(limit.key, "sc_a")).toMatchObject({ source: "channel", version: 1, scope_id: "sc_a" })
        expect(await viewOf(limit.key, "sc_b")).toMatchObject({ source: "store", version: 0, scope_id: "sc_b" })
      })

      it("writes all changes or none, and lists every problem", async () => {
        const failed = service.writeSettings(
          [
            { key: "system.audit_retention_days", value: 400, version: 0 },
            { key: "system.time_zone", value: "Mars/Olympus", version: 0 },
            { key: "system.time_zone", value: "UTC", version: 0, scope_id: "sc_a" },
            { key: "test.none", value: 1, version: 0 },
            { key: limit.key, value: { max: 0, more: 1 }, version: 0 },
            { key: limit.key, value: { max: 1 }, version: 0 },
          ],
          jane,
        )
        await expect(failed).rejects.toMatchObject({
          type: "invalid_data",
          problems: [
            { key: "system.time_zone", path: "changes.1.value", code: "media_setting_invalid" },
            { key: "system.time_zone", path: "changes.2.scope_id", code: "media_setting_scope" },
            { key: "test.none", path: "changes.3.key", code: "media_setting_unknown" },
            { key: limit.key, path: "changes.4.value.max", code: "media_setting_invalid" },
            { key: limit.key, path: "changes.4.value", code: "media_setting_invalid" },
            { key: limit.key, path: "changes.5", code: "media_setting_duplicate" },
          ],
        })
        expect(await sql(`select * from media_system_setting`)).toEqual([])
      })

      it("lets one of two editors win and shows the other the current value", async () => {
        await set({ max: 6 }, 0)
        const both = await Promise.allSettled([set({ max: 7 }, 1), set({ max: 8 }, 1), set({ max: 9 }, 1)])
        const won = both.filter(({ status }) => status === "fulfilled")
        expect(won).toHaveLength(1)
        const value = await service.getSetting(limit)
        for (const lost of both) {
          if (lost.status === "fulfilled") continue
          expect(lost.reason).toMatchObject({
            type: "conflict",
            code: "media_setting_version_conflict",
            details: { current: { key: limit.key, scope_id: null, value, version: 2 } },
          })
        }
      })

      it("lets one of two first writers win", async () => {
        const both = await Promise.allSettled([set({ max: 7 }, 0), set({ max: 8 }, 0)])
        expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      })

      it("writes nothing of a set of changes of which one is late", async () => {
        await set({ max: 6 }, 0)
        const late = service.writeSettings(
          [
            { key: "system.time_zone", value: "Asia/Shanghai", version: 0 },
            { key: limit.key, value: { max: 7 }, version: 0 },
          ],
          jane,
        )
        await expect(late).rejects.toMatchObject({ code: "media_setting_version_conflict" })
        expect(await service.getSetting("system.time_zone")).toBe("UTC")
      })

      it("keeps counting versions through a reset, so that an old editor stays old", async () => {
        await set({ max: 6 }, 0)
        await service.resetSetting(limit.key, { version: 1 }, jane)
        expect(await viewOf(limit.key)).toMatchObject({ source: "default", value: { max: 5 }, version: 2 })
        await expect(set({ max: 9 }, 0)).rejects.toMatchObject({
          details: { current: { value: { max: 5 }, version: 2 } },
        })
        await expect(set({ max: 9 }, 1)).rejects.toMatchObject({ code: "media_setting_version_conflict" })
        expect(await service.resetSetting(limit.key, {}, jane)).toBeNull()
        await set({ max: 9 }, 2)
        expect(await service.getSetting(limit)).toEqual({ max: 9 })
        await expect(service.resetSetting(limit.key, { version: 2 }, jane)).rejects.toMatchObject({
          code: "media_setting_version_conflict",
        })
        await expect(service.resetSetting("test.none", {}, jane)).rejects.toMatchObject({
          code: "media_setting_unknown",
        })
      })

      it("takes a write back only where nobody has written since", async () => {
        await set({ max: 6 }, 0)
        const mine = await set({ max: 7 }, 1)
        await service.revertSettings(mine, jane)
        expect(await service.getSetting(limit)).toEqual({ max: 6 })
        const overtaken = await set({ max: 8 }, 3)
        await set({ max: 9 }, 4)
        await service.revertSettings(overtaken, jane)
        expect(await service.getSetting(limit)).toEqual({ max: 9 })
        const first = await service.writeSettings([{ key: "system.time_zone", value: "Asia/Tokyo", version: 0 }], jane)
        await service.revertSettings(first, jane)
        expect(await viewOf("system.time_zone")).toMatchObject({ value: "UTC", source: "default" })
      })

      it("passes over a stored value that a new schema refuses, and says so once", async () => {
        await set({ max: 6 }, 0)
        await set({ max: 7 }, 0, "sc_a")
        await sql(`update media_system_setting set value = '{"maximum": 7}' where scope_id = 'sc_a'`)
        service.dropSettingCache()
        const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined)
        expect(await service.getSetting(limit, { salesChannelId: "sc_a" })).toEqual({ max: 6 })
        service.dropSettingCache()
        await service.getSetting(limit, { salesChannelId: "sc_a" })
        await service.listSettings({ salesChannelId: "sc_a" })
        expect(warn.mock.calls.flat()).toEqual([expect.stringContaining(`"test.limit" for sales channel sc_a`)])
        warn.mockRestore()
        expect(await service.listInvalidSettings()).toMatchObject([{ key: limit.key, scope_id: "sc_a" }])
      })

      it("stores bare texts, numbers and null as they are", async () => {
        await service.writeSettings(
          [
            { key: "system.time_zone", value: "Asia/Shanghai", version: 0 },
            { key: "system.audit_retention_days", value: 365, version: 0 },
            { key: "system.base_currency", value: " CNY ", version: 0 },
          ],
          jane,
        )
        expect(await service.getSetting("system.time_zone")).toBe("Asia/Shanghai")
        expect(await service.getSetting("system.audit_retention_days")).toBe(365)
        expect(await service.getSetting("system.base_currency")).toBe("cny")
        await service.writeSettings([{ key: "system.base_currency", value: null, version: 1 }], jane)
        expect(await service.getSetting("system.base_currency")).toBeNull()
        const [view] = (await service.listSettings({ defaults: { "system.base_currency": "eur" } })).filter(
          ({ key }) => key === "system.base_currency",
        )
        expect(view).toMatchObject({ value: "eur", default: "eur", schema: { type: "string", format: "currency" } })
      })

      it("refuses a second row for one place, in SQL", async () => {
        await set({ max: 6 }, 0)
        await expect(
          sql(
            `insert into media_system_setting (id, key, scope, value, updated_by) values ('x', ?, 'store', '1', 'u')`,
            [limit.key],
          ),
        ).rejects.toThrow("uq_media_system_setting_key")
      })
    })

    it("gives every admin everything and customers nothing in mode open", async () => {
      expect(await service.permissionsOf(jane)).toEqual({ mode: "open", roles: [], permissions: ["*"] })
      expect(await service.isAllowed({ type: "api_key", id: "k" }, "system.setting:update")).toBe(true)
      expect(await service.isAllowed({ type: "customer", id: "c" }, "system.setting:update")).toBe(false)
    })

    it("fills options with defaults and never mistakes Medusa's own for ours", () => {
      expect(service.getOptions()).toEqual({
        registerHooks: false,
        catalog: { mediaTypes: [] },
        rental: {
          checkoutGate: true,
          checkoutHoldMs: 120_000,
          quoteTtlMs: 1_800_000,
          lockTimeoutMs: 5_000,
          maxQuantityPerLine: 20,
        },
        trustedProxies: ["loopback"],
        license: { hosts: [], imgHosts: [], resolver: {}, geo: {} },
      })
      expect(service.getAnalyticsDatabaseUrl()).toMatch(/^postgres:/)
    })
  },
})
