import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, generateJwtToken } from "@medusajs/framework/utils"
import { WorkflowResponse, createStep, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import request, { type Test } from "supertest"
import { defineSetting, type SettingDefinition } from "../../src/lib/registry"
import type MediaSystemService from "../../src/modules/system/service"
import type { SettingView } from "../../src/modules/system/types"
import { SETTING_UPDATED } from "../../src/workflows/system/setting-events"
import { recordAuditStep, type RecordAuditStepInput } from "../../src/workflows/system/steps/record-audit"

const SETTINGS = "/admin/media/system/settings"

function declareLimit(schema: z.ZodType<number> = z.int().min(1)): SettingDefinition<number> {
  const rest = { scope: "sales_channel", group: "test", labelKey: "test" } as const
  return defineSetting({ key: "test.limit", schema, default: 5, ...rest })
}

const failStep = createStep("test-fail", async () => {
  throw new Error("deliberate")
})

const failingWorkflow = createWorkflow("test-audit-then-fail", (input: RecordAuditStepInput) => {
  recordAuditStep(input)
  failStep()
  return new WorkflowResponse(input)
})

/** An admin user and a secret API key of a fresh shop. */
async function createCallers(
  container: MedusaContainer,
): Promise<{ userId: string; bearer: string; apiKey: string; apiKeyId: string }> {
  const user = await container.resolve(Modules.USER).createUsers({ email: "jane@shop.example" })
  const { jwtSecret } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http
  const claims = { actor_id: user.id, actor_type: "user", auth_identity_id: "", app_metadata: { user_id: user.id } }
  const token = generateJwtToken(claims, { secret: jwtSecret, expiresIn: "1h" })
  const key = await container
    .resolve(Modules.API_KEY)
    .createApiKeys({ title: "ERP", type: "secret", created_by: user.id })
  return { userId: user.id, bearer: `Bearer ${token}`, apiKey: key.token, apiKeyId: key.id }
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConfig }) => {
    let callers: Awaited<ReturnType<typeof createCallers>>
    let channelId: string

    const http = () => request(api.defaults.baseURL as string)
    const signed = (test: Test): Test => test.set("authorization", callers.bearer)
    const system = () => getContainer().resolve<MediaSystemService>("mediaSystem")
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const change = (...changes: object[]) => signed(http().post(SETTINGS)).send({ changes })
    const auditTrail = () => knex()("media_system_audit_event").orderBy(["at", "id"])
    const settingsOf = async (query: object = {}): Promise<Record<string, SettingView>> => {
      const { body } = await signed(http().get(SETTINGS)).query(query).expect(200)
      return Object.fromEntries((body.settings as SettingView[]).map((setting) => [setting.key, setting]))
    }

    beforeAll(async () => {
      declareLimit()
      callers = await createCallers(getContainer())
      channelId = (await getContainer().resolve(Modules.SALES_CHANNEL).createSalesChannels({ name: "Web" })).id
    })

    // The database is put back between tests; what the process remembers of it has to go too.
    beforeEach(() => system().dropSettingCache())

    describe("permissions", () => {
      it.each(["/me/permissions", "/settings", "/health"])(
        "answers 401 on %s to a caller who has not signed in",
        async (path) => {
          await http().get(`/admin/media/system${path}`).expect(401)
        },
      )

      it("tells users and secret API keys alike that in mode open they may do everything", async () => {
        const expected = { mode: "open", roles: [], permissions: ["*"] }
        const user = await signed(http().get("/admin/media/system/me/permissions")).expect(200)
        expect(user.body).toEqual(expected)
        const key = await http().get("/admin/media/system/me/permissions").auth(callers.apiKey, "").expect(200)
        expect(key.body).toEqual(expected)
      })
    })

    describe("settings", () => {
      it("lists what is declared, with schema, default, value, version and source", async () => {
        const settings = await settingsOf()
        expect(settings["system.time_zone"]).toEqual({
          key: "system.time_zone",
          group: "system",
          label_key: "settings.system.time_zone",
          scope: "store",
          scope_id: null,
          schema: expect.objectContaining({ type: "string", format: "time-zone" }),
          default: "UTC",
          value: "UTC",
          version: 0,
          source: "default",
          restart: false,
        })
        expect(settings["system.permission_mode"]?.schema).toMatchObject({ enum: ["open"] })
      })

      it("takes the base currency from the store until one is chosen", async () => {
        const store = getContainer().resolve(Modules.STORE)
        const [first] = await store.listStores({}, { take: 1 })
        await store.updateStores(first?.id ?? "", {
          supported_currencies: [{ currency_code: "usd" }, { currency_code: "jpy", is_default: true }],
        })
        expect((await settingsOf())["system.base_currency"]).toMatchObject({
          default: "jpy",
          value: "jpy",
          source: "default",
        })
        await change({ key: "system.base_currency", value: "CNY", version: 0 }).expect(200)
        expect((await settingsOf())["system.base_currency"]).toMatchObject({
          default: "jpy",
          value: "cny",
          source: "store",
        })
      })

      it("answers the changed settings and audits value and source before and after", async () => {
        const { body } = await change(
          { key: "system.time_zone", value: "Asia/Shanghai", version: 0 },
          { key: "test.limit", value: 7, version: 0, scope_id: channelId },
        )
          .set("x-request-id", "req_42")
          .expect(200)
        expect(body.settings).toHaveLength(2)
        expect(body.settings).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ key: "system.time_zone", value: "Asia/Shanghai", version: 1, source: "store" }),
            expect.objectContaining({
              key: "test.limit",
              value: 7,
              version: 1,
              source: "channel",
              scope_id: channelId,
            }),
          ]),
        )
        const events = await auditTrail()
        expect(events).toHaveLength(2)
        expect(events.find(({ resource_id }) => resource_id === "system.time_zone")).toMatchObject({
          actor_type: "user",
          actor_id: callers.userId,
          action: "system.setting.updated",
          resource_type: "media_system_setting",
          before: { value: "UTC", source: "default" },
          after: { value: "Asia/Shanghai", source: "store" },
          request_id: "req_42",
          transaction_id: expect.any(String),
        })
      })

      it("names an API key as the actor when a key made the change", async () => {
        await http()
          .post(SETTINGS)
          .auth(callers.apiKey, "")
          .send({ changes: [{ key: "test.limit", value: 6, version: 0 }] })
          .expect(200)
        expect(await auditTrail()).toMatchObject([{ actor_type: "api_key", actor_id: callers.apiKeyId }])
      })

      it("refuses a bad set of changes with every problem and writes none of it", async () => {
        const { body } = await change(
          { key: "test.limit", value: 9, version: 0 },
          { key: "system.time_zone", value: "Mars/Olympus", version: 0 },
          { key: "system.permission_mode", value: "enforced", version: 0 },
          { key: "system.audit_retention_days", value: 89, version: 0 },
          { key: "system.nothing", value: 1, version: 0 },
          { key: "system.base_currency", value: "eur", version: 0, scope_id: channelId },
          { key: "test.limit", value: 1, version: 0, scope_id: "sc_unknown" },
        ).expect(400)
        const found = body.errors.map(({ key, path, code }: Record<string, string>) => [key, path, code])
        expect(found).toEqual([
          ["system.time_zone", "changes.1.value", "media_setting_invalid"],
          ["system.permission_mode", "changes.2.value", "media_setting_invalid"],
          ["system.audit_retention_days", "changes.3.value", "media_setting_invalid"],
          ["system.nothing", "changes.4.key", "media_setting_unknown"],
          ["system.base_currency", "changes.5.scope_id", "media_setting_scope"],
          ["test.limit", "changes.6.scope_id", "media_sales_channel_unknown"],
        ])
        expect(body).toMatchObject({ type: "invalid_data", code: "media_invalid" })
        expect((await settingsOf())["test.limit"]).toMatchObject({ value: 5, version: 0 })
        expect(await auditTrail()).toEqual([])
      })

      it.each<[string, unknown, string]>([
        ["no changes", { changes: [] }, "changes"],
        ["no body", {}, "changes"],
        ["a missing version", { changes: [{ key: "test.limit", value: 1 }] }, "changes.0.version"],
        ["a version as text", { changes: [{ key: "test.limit", value: 1, version: "1" }] }, "changes.0.version"],
        ["a negative version", { changes: [{ key: "test.limit", value: 1, version: -1 }] }, "changes.0.version"],
        ["no value", { changes: [{ key: "test.limit", version: 0 }] }, "changes.0.value"],
        ["an unknown field", { changes: [{ key: "test.limit", value: 1, version: 0, x: 1 }] }, "changes.0.x"],
      ])("refuses %s and names the field", async (_what, body, path) => {
        const answer = await signed(http().post(SETTINGS))
          .send(body as object)
          .expect(400)
        expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path])
      })

      it("lets one of two editors win; the other gets 409 with the current value", async () => {
        await change({ key: "test.limit", value: 6, version: 0 }).expect(200)
        const both = await Promise.all([7, 8].map((value) => change({ key: "test.limit", value, version: 1 })))
        expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
        const winner = both[0]?.status === 200 ? 7 : 8
        const lost = both.find(({ status }) => status === 409)
        expect(lost?.body).toMatchObject({
          type: "conflict",
          code: "media_setting_version_conflict",
          current: { key: "test.limit", scope_id: null, value: winner, version: 2 },
        })
        expect(await auditTrail()).toHaveLength(2)
      })

      it("shows a channel's own value over the store's", async () => {
        await change(
          { key: "test.limit", value: 6, version: 0 },
          { key: "test.limit", value: 7, version: 0, scope_id: channelId },
        ).expect(200)
        expect((await settingsOf())["test.limit"]).toMatchObject({ value: 6, source: "store" })
        expect((await settingsOf({ sales_channel_id: channelId }))["test.limit"]).toMatchObject({
          value: 7,
          source: "channel",
        })
        expect(await system().getSetting("test.limit", { salesChannelId: channelId })).toBe(7)
        await signed(http().delete(`${SETTINGS}/test.limit`))
          .query({ scope_id: channelId })
          .expect(200)
        expect(await system().getSetting("test.limit", { salesChannelId: channelId })).toBe(6)
      })

      it("resets to the default, once audited, twice the same", async () => {
        await change({ key: "test.limit", value: 6, version: 0 }).expect(200)
        const stale = await signed(http().delete(`${SETTINGS}/test.limit`))
          .query({ version: 0 })
          .expect(409)
        expect(stale.body).toMatchObject({ code: "media_setting_version_conflict", current: { value: 6, version: 1 } })
        for (let round = 0; round < 2; round++) {
          const { body } = await signed(http().delete(`${SETTINGS}/test.limit`)).expect(200)
          expect(body.setting).toMatchObject({ key: "test.limit", value: 5, source: "default", version: 2 })
        }
        const trail = await auditTrail()
        expect(trail.map(({ action }) => action)).toEqual(["system.setting.updated", "system.setting.reset"])
        expect(trail[1]).toMatchObject({
          before: { value: 6, source: "store" },
          after: { value: 5, source: "default" },
        })
        const unknown = await signed(http().delete(`${SETTINGS}/test.nothing`)).expect(404)
        expect(unknown.body).toMatchObject({ code: "media_setting_unknown" })
      })

      it("falls back with one warning and a health entry when a new schema refuses the stored value", async () => {
        await change({ key: "test.limit", value: 6, version: 0 }).expect(200)
        declareLimit(z.int().max(5))
        try {
          system().dropSettingCache()
          expect(await system().getSetting("test.limit")).toBe(5)
          expect((await settingsOf())["test.limit"]).toMatchObject({ value: 5, source: "default", version: 1 })
          const { body } = await signed(http().get("/admin/media/system/health")).expect(200)
          const check = body.checks.find(({ key }: { key: string }) => key === "system.invalid_settings")
          expect(check).toMatchObject({ status: "warn", detail: "passed over: test.limit" })
        } finally {
          declareLimit()
        }
      })

      it("sees another process's change with its event, and without it after 30 s at the latest", async () => {
        await change({ key: "test.limit", value: 6, version: 0 }).expect(200)
        const elsewhere = (value: number) => knex()("media_system_setting").update({ value: JSON.stringify(value) })
        expect(await system().getSetting("test.limit")).toBe(6)

        await elsewhere(7)
        expect(await system().getSetting("test.limit")).toBe(6)
        await getContainer()
          .resolve(Modules.EVENT_BUS)
          .emit({ name: SETTING_UPDATED, data: { keys: ["test.limit"] } })
        await expect(eventually(async () => system().getSetting("test.limit"), 7)).resolves.toBe(7)

        await elsewhere(8)
        const later = Date.now() + 30_000
        const clock = jest.spyOn(Date, "now").mockReturnValue(later)
        expect(await system().getSetting("test.limit")).toBe(8)
        clock.mockRestore()
      })

      it("takes the change back when it cannot be audited", async () => {
        jest.spyOn(system(), "recordAudit").mockRejectedValueOnce(new Error("deliberate"))
        await change({ key: "test.limit", value: 6, version: 0 }).expect(500)
        expect(await system().getSetting("test.limit")).toBe(5)
        expect((await settingsOf())["test.limit"]).toMatchObject({ value: 5, source: "default" })
      })
    })

    describe("audit log", () => {
      const one = { action: "test.thing.updated", resource_type: "thing", resource_id: "t1" }

      it.each([
        `update media_system_audit_event set action = 'x'`,
        `delete from media_system_audit_event`,
        `truncate media_system_audit_event`,
      ])("is append-only in SQL: %s", async (statement) => {
        await system().recordAudit([one], { actor: { type: "job", id: "test" } })
        await expect(knex().raw(statement)).rejects.toThrow("media_audit_append_only")
        expect(await auditTrail()).toHaveLength(1)
      })

      it("keeps the event of a workflow that failed, followed by its reversal", async () => {
        const actor = { type: "user", id: callers.userId } as const
        const input = { events: [{ ...one, before: { a: 1 }, after: { a: 2 } }], actor }
        const { errors } = await failingWorkflow(getContainer()).run({ input, throwOnError: false })
        expect(errors).toHaveLength(1)
        const trail = await auditTrail()
        expect(trail.map(({ action }) => action)).toEqual(["test.thing.updated", "test.thing.updated.rolled_back"])
        expect(trail[1]).toMatchObject({ before: { a: 1 }, after: { a: 2 }, transaction_id: trail[0]?.transaction_id })
      })

      it("holds no secret, however the caller names or nests it", async () => {
        const secret = (name: string) => ({ [name]: `MARKER-${name}`, nested: [{ [name]: [`MARKER-${name}`] }] })
        const names = ["client_secret", "accessToken", "password", "key_plain", "card_number", "Authorization"]
        const before = Object.fromEntries(names.map((name, index) => [`p${index}`, secret(name)]))
        const event = {
          ...one,
          before,
          after: { provider_options: { apiKey: "MARKER-po" }, note: "to marker@disc.example or +4930123456789" },
          reason: "marker@disc.example asked",
        }
        await system().recordAudit([event], { actor: { type: "job", id: "test" } })
        const stored = JSON.stringify(await auditTrail())
        expect(stored).not.toMatch(/marker|123456789/i)
        expect(stored).toContain("m***@d***")
      })
    })

    describe("health", () => {
      it("reports each part with status, detail and since, and nothing secret", async () => {
        // The first connections of a process may take longer than a check waits.
        const unsettled = /no answer within|connecting/
        const settled = async () =>
          !unsettled.test(JSON.stringify((await signed(http().get("/admin/media/system/health"))).body))
        expect(await eventually(settled, true)).toBe(true)
        const { body } = await signed(http().get("/admin/media/system/health")).expect(200)
        const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
        expect(body.checks).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ key: "system.database_extensions", since }),
            expect.objectContaining({
              key: "system.insights_database",
              status: "ok",
              detail: "the shop's database",
              since,
            }),
            expect.objectContaining({ key: "system.invalid_settings", status: "ok", detail: "none", since }),
            expect.objectContaining({ key: "system.redis", since }),
          ]),
        )
        expect(JSON.stringify(body)).not.toContain(dbConfig.dbName)
        const again = await signed(http().get("/admin/media/system/health")).expect(200)
        expect(again.body.checks.map(({ since: at }: { since: string }) => at)).toEqual(
          body.checks.map(({ since: at }: { since: string }) => at),
        )
      })
    })
  },
})

/** Asks until the answer is as expected, for at most two seconds; events are delivered a moment later. */
async function eventually<T>(ask: () => Promise<T>, expected: T): Promise<T> {
  const deadline = performance.now() + 2_000
  for (;;) {
    const answer = await ask()
    if (answer === expected || performance.now() > deadline) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
