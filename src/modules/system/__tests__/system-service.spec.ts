import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
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
  moduleOptions: { ownerEmails: ["owner@shop.example"] },
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
  },
})
