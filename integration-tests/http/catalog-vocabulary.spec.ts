import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { WorkflowResponse, createStep, createWorkflow, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import request from "supertest"
import type { CreateItemBody } from "../../src/modules/catalog/domain/schemas"
import { VOCABULARY_SEED } from "../../src/modules/catalog/domain/vocabularies"
import type MediaCatalogService from "../../src/modules/catalog/service"
import { REASSESSMENT_CHUNK, reassessType } from "../../src/workflows/catalog/vocabulary/lib/reassess"
import { reassessMediaItemsWorkflow } from "../../src/workflows/catalog/vocabulary/reassess-items"
import { mergeTermStep } from "../../src/workflows/catalog/vocabulary/steps/merge-term"
import {
  createEntryStep,
  deleteEntryStep,
  editEntryStep,
} from "../../src/workflows/catalog/vocabulary/steps/write-entry"
import { createItems } from "../helpers/store-catalogue"
import { adminHeaders, customerHeaders } from "../helpers/shop"

const CATALOG = "/admin/media/catalog"
const LISTS = ["/title-groups", "/contributors", "/terms", "/grades", "/types", "/types/cd/attributes"]
const GROUP = { kind: "album", title: "The Wall" }
const PERSON = { name: "David Bowie", kind: "person" }
const TERM = { vocabulary: "genre", code: "space_lounge", labels: { en: "Space lounge", zhCN: "太空沙发" } }
const GRADE = { scale: "record", code: "EX", label: { en: "Excellent", zhCN: "极好" }, rank: 6, price_factor: 0.7 }
const SIGNED = {
  key: "signed",
  kind: "enum",
  labels: { en: "Signed", zhCN: "签名" },
  options: [{ value: "yes", label: { en: "Yes", zhCN: "是" } }, { value: "no" }],
}

const failStep = createStep("test-vocabulary-fail", async () => {
  throw new Error("deliberate")
})
const failing = <I extends object, O>(name: string, step: (input: never) => O) =>
  createWorkflow(name, (input: WorkflowData<I>) => {
    const done = step(input as never)
    failStep()
    return new WorkflowResponse(done)
  })
const createThenFail = failing("test-create-entry-then-fail", createEntryStep)
const editThenFail = failing("test-edit-entry-then-fail", editEntryStep)
const deleteThenFail = failing("test-delete-entry-then-fail", deleteEntryStep)
const mergeThenFail = failing("test-merge-term-then-fail", mergeTermStep)

/** A release that is complete enough to be created. */
function album(title: string, over: Partial<CreateItemBody> = {}): CreateItemBody {
  return { product: { title }, media_type: "cd", attributes: {}, offers: [], ...over } as CreateItemBody
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Record<string, string>

    const http = () => request(api.defaults.baseURL as string)
    const get = (path: string, query: object = {}) => http().get(`${CATALOG}${path}`).query(query).set(admin)
    const post = (path: string, body: object = {}) => http().post(`${CATALOG}${path}`).set(admin).send(body)
    const del = (path: string) => http().delete(`${CATALOG}${path}`).set(admin)
    const catalog = () => getContainer().resolve<MediaCatalogService>("mediaCatalog")
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const items = (...bodies: CreateItemBody[]) => createItems(getContainer(), bodies)
    const load = async (id: string) => (await catalog().loadItems([id]))[0]!
    const termId = async (code: string, vocabulary = "genre") =>
      (await get("/terms", { vocabulary, q: code, include_hidden: true }).expect(200)).body.terms.find(
        (term: { code: string }) => term.code === code,
      )?.id as string
    const lastAudit = async () => (await knex()("media_system_audit_event").orderBy("at", "desc").first()) as AuditRow
    const pathsOf = (body: { errors?: { path: string }[] }) =>
      [...new Set((body.errors ?? []).map(({ path }) => path))].sort()
    /** Every body is refused with exactly these paths. */
    const expectRefusals = async (path: string, table: [object, string[]][], base: object = {}) => {
      for (const [input, paths] of table) {
        const { status, body } = await post(path, { ...base, ...input })
        expect([status, JSON.stringify(input).slice(0, 80), ...pathsOf(body)]).toEqual([
          400,
          JSON.stringify(input).slice(0, 80),
          ...paths,
        ])
      }
    }
    const problems = (body: { errors?: { path: string; code: string }[] }) =>
      (body.errors ?? []).map(({ path, code }) => `${path} ${code}`)

    beforeAll(async () => {
      const signedIn = await adminHeaders(getContainer())
      admin = signedIn.headers
    })

    describe("every list", () => {
      it("refuses strangers, customers and unknown query keys", async () => {
        const customer = await customerHeaders(getContainer())
        for (const path of LISTS) {
          await http().get(`${CATALOG}${path}`).expect(401)
          await http().get(`${CATALOG}${path}`).set(customer.headers).expect(401)
          const { body } = await get(path, { colour: "red" }).expect(400)
          expect(body).toMatchObject({ code: "media_query", errors: [{ path: "colour" }] })
        }
      })

      it("names the query parameter that is wrong", async () => {
        const table: [string, object, string][] = [
          ["/title-groups", { kind: "opera" }, "kind.0"],
          ["/title-groups", { limit: "101" }, "limit"],
          ["/contributors", { kind: "robot" }, "kind.0"],
          ["/contributors", { offset: "-1" }, "offset"],
          ["/terms", { vocabulary: "colour" }, "vocabulary.0"],
          ["/terms", { include_hidden: "maybe" }, "include_hidden"],
          ["/terms", { q: "a\u0000b" }, "q"],
          ["/terms", { id: "mtrm_1'; drop table media_term" }, "id.0"],
          ["/grades", { scale: "tape" }, "scale.0"],
          ["/grades", { order: "price_factor; drop table" }, "order"],
          ["/types/cd/attributes", { is_active: "x" }, "is_active"],
        ]
        for (const [path, query, at] of table) {
          const { body } = await get(path, query).expect(400)
          expect([path, ...pathsOf(body)]).toEqual([path, at])
        }
      })

      it("answers 404 for what is no id", async () => {
        for (const path of ["/title-groups", "/contributors", "/terms", "/grades", "/attributes"]) {
          for (const id of ["mtrm_none", "%00", "a%27b", "x".repeat(200)]) {
            const answers = [await get(`${path}/${id}`), await post(`${path}/${id}`), await del(`${path}/${id}`)]
            expect([path, id, ...answers.map(({ status }) => status)]).toEqual([path, id, 404, 404, 404])
          }
        }
      })

      it("pages, counts and searches without wildcards", async () => {
        for (const title of ["100% Pure", "1000 Nights", "100_Pure"]) await post("/title-groups", { ...GROUP, title })
        const percent = await get("/title-groups", { q: "100% p" }).expect(200)
        expect(percent.body).toMatchObject({ count: 1, offset: 0, limit: 50 })
        expect(percent.body.title_groups[0].title).toBe("100% Pure")
        expect((await get("/title-groups", { q: "0_P" })).body.title_groups[0].title).toBe("100_Pure")
        const second = await get("/title-groups", { q: "100", limit: 1, offset: 1, order: "-title" }).expect(200)
        expect(second.body).toMatchObject({
          count: 3,
          limit: 1,
          offset: 1,
          title_groups: [{ title: expect.any(String) }],
        })
      })
    })

    describe("title groups", () => {
      it("are created, edited, counted and deleted once", async () => {
        const { body } = await post("/title-groups", { ...GROUP, first_year: 1979 }).expect(201)
        const id = body.title_group.id
        expect(body.title_group).toMatchObject({ ...GROUP, sort_title: "Wall, The", first_year: 1979, usage_count: 0 })
        expect(await lastAudit()).toMatchObject({ action: "catalog.title_group.created", resource_id: id })

        const edited = await post(`/title-groups/${id}`, { title: "The Final Cut" }).expect(200)
        expect(edited.body.title_group).toMatchObject({ sort_title: "Final Cut, The", first_year: 1979 })
        const typed = await post(`/title-groups/${id}`, { sort_title: "Floyd 12" }).expect(200)
        expect(typed.body.title_group.sort_title).toBe("Floyd 12")
        expect((await post(`/title-groups/${id}`, { title: "Animals" })).body.title_group.sort_title).toBe("Floyd 12")

        expect((await del(`/title-groups/${id}`).expect(200)).body).toEqual({
          id,
          object: "media_title_group",
          deleted: true,
        })
        expect((await del(`/title-groups/${id}`).expect(404)).body.code).toBe("media_title_group_not_found")
        await get(`/title-groups/${id}`).expect(404)
        await post(`/title-groups/${id}`, { title: "x" }).expect(404)
      })

      it("that editions belong to stay until those are gone", async () => {
        const [item] = await items(album("Low", { title_group: { kind: "album", title: "Low" } }))
        const group = (await load(item!.id)).title_group
        expect((await get(`/title-groups/${group.id}`)).body.title_group.usage_count).toBe(1)
        const { body } = await del(`/title-groups/${group.id}`).expect(409)
        expect(body).toMatchObject({ code: "media_title_group_in_use", count: 1 })
        await catalog().deleteItems([item!.id])
        await del(`/title-groups/${group.id}`).expect(200)
      })

      it("name every field that is refused", async () => {
        await expectRefusals("/title-groups", [
          [{}, ["kind", "title"]],
          [{ ...GROUP, kind: "opera", first_year: 1500, colour: 1 }, ["colour", "first_year", "kind"]],
          [{ ...GROUP, title: " ", external_ids: { Bad: "x" } }, ["external_ids.Bad", "title"]],
          [{ ...GROUP, title: "x".repeat(501) }, ["title"]],
        ])
      })
    })

    describe("contributors", () => {
      it("answer to their new names once renamed, and to no old one", async () => {
        const { body } = await post("/contributors", { ...PERSON, aliases: ["Ziggy Stardust"] }).expect(201)
        const { id } = body.contributor
        expect(body.contributor).toMatchObject({ sort_name: "Bowie, David", usage_count: 0 })
        expect(body.contributor).not.toHaveProperty("match_keys")
        await post(`/contributors/${id}`, {
          name: "David Jones",
          name_native: "大卫·琼斯",
          aliases: ["Halloween Jack"],
        })
        const credit = (name: string) => [{ contributor: { name, kind: "person" as const }, role: "artist" }]
        const made = await items(
          album("A", { credits: credit("ｄａｖｉｄ　JONES") }),
          album("B", { credits: credit("halloween jack") }),
          album("C", { credits: credit("大卫·琼斯") }),
          album("D", { credits: credit("Ziggy Stardust") }),
        )
        const used = await Promise.all(made.map(async (item) => (await load(item.id)).credits[0]!.contributor.id))
        expect(used.slice(0, 3)).toEqual([id, id, id])
        expect(used[3]).not.toBe(id)
        const row = (await get(`/contributors/${id}`).expect(200)).body.contributor
        expect(row).toMatchObject({ sort_name: "Jones, David", usage_count: 3 })
      })

      it("are found by any of their names and counted once per item", async () => {
        const { id } = (await post("/contributors", { ...PERSON, aliases: ["Ziggy"], name_native: "大卫" })).body
          .contributor
        const by = (role: string) => ({ contributor: { id }, role })
        await items(album("Heroes", { credits: [by("artist"), by("producer")] }))
        for (const q of ["bowie", "ZIGGY", "大卫", "ｚｉｇｇｙ"]) {
          const { body } = await get("/contributors", { q, kind: "person" }).expect(200)
          expect(body.contributors).toEqual([expect.objectContaining({ id, usage_count: 1 })])
        }
      })

      it("in use are neither deleted nor, as labels, turned into something else", async () => {
        const [item] = await items(album("Low", { labels: [{ label: { name: "RCA" }, catalog_number: "PL 12030" }] }))
        const { id } = (await load(item!.id)).labels[0]!.label
        expect((await del(`/contributors/${id}`).expect(409)).body).toMatchObject({
          code: "media_contributor_in_use",
          count: 1,
        })
        expect((await post(`/contributors/${id}`, { kind: "group" }).expect(409)).body).toMatchObject({
          code: "media_contributor_in_use",
          count: 1,
        })
        const free = (await post("/contributors", { name: "Nobody", kind: "group" })).body.contributor
        await del(`/contributors/${free.id}`).expect(200)
        await del(`/contributors/${free.id}`).expect(404)
      })

      it("name every field that is refused", async () => {
        await expectRefusals("/contributors", [
          [{}, ["kind", "name"]],
          [{ ...PERSON, kind: "robot", aliases: [""] }, ["aliases.0", "kind"]],
          [{ ...PERSON, match_keys: ["x"], merged_into_id: "y" }, ["match_keys", "merged_into_id"]],
        ])
      })
    })

    describe("terms", () => {
      it("start with the shipped ones", async () => {
        const { body } = await get("/terms", { vocabulary: "role", limit: 100 }).expect(200)
        expect(body.count).toBe(VOCABULARY_SEED.filter((term) => term.vocabulary === "role").length)
        expect((await get("/terms", { q: "爵士" })).body.terms.map((term: { code: string }) => term.code)).toContain(
          "jazz",
        )
      })

      it("are created, relabelled one language at a time, hidden and deleted once", async () => {
        const { body } = await post("/terms", { ...TERM, labels: { en: "Space lounge" } }).expect(201)
        const { id } = body.term
        expect(body.term.labels).toEqual({ en: "Space lounge", zhCN: "Space lounge" })
        expect((await post(`/terms/${id}`, { labels: { zhCN: "太空沙发" } }).expect(200)).body.term.labels).toEqual(
          TERM.labels,
        )
        await post(`/terms/${id}`, { is_hidden: true }).expect(200)
        expect((await get("/terms", { q: "space_lounge" })).body.count).toBe(0)
        expect((await get("/terms", { q: "space_lounge", include_hidden: true })).body.count).toBe(1)
        await del(`/terms/${id}`).expect(200)
        await del(`/terms/${id}`).expect(404)
        await post("/terms", TERM).expect(201)
      })

      it("change nothing and announce nothing when an edit says what is stored", async () => {
        const { term } = (await post("/terms", TERM)).body
        const before = await knex()("media_system_audit_event").count("* as n").first()
        const { body } = await post(`/terms/${term.id}`, { labels: TERM.labels }).expect(200)
        expect(body.term.updated_at).toBe(term.updated_at)
        expect(await knex()("media_system_audit_event").count("* as n").first()).toEqual(before)
      })

      it("with one code are created once, also by two at the same time", async () => {
        const answers = await Promise.all([post("/terms", TERM), post("/terms", TERM)])
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
        expect(answers.find(({ status }) => status === 409)!.body.code).toBe("media_term_exists")
        expect((await post("/terms", TERM).expect(409)).body.code).toBe("media_term_exists")
        await post("/terms", { ...TERM, vocabulary: "style" }).expect(201)
      })

      it("in use are not deleted, whichever way they are used", async () => {
        await items(
          album("Low", {
            terms: [{ vocabulary: "genre", code: "rock" }],
            credits: [{ contributor: { name: "Brian Eno", kind: "person" }, role: "keyboards" }],
            packaging: "digipak",
            discs: [{ position: 1, format: "cd", tracks: [] }],
          }),
          album("Wipeout", { media_type: "game", attributes: { platform: "ps1" } }),
        )
        for (const [vocabulary, code] of [
          ["genre", "rock"],
          ["role", "keyboards"],
          ["packaging", "digipak"],
          ["medium_format", "cd"],
        ]) {
          const id = await termId(code!, vocabulary)
          expect((await get(`/terms/${id}`)).body.term.usage_count).toBe(1)
          expect((await del(`/terms/${id}`).expect(409)).body).toMatchObject({ code: "media_term_in_use", count: 1 })
        }
      })

      it("have parents of their vocabulary without cycles, which stay while they have children", async () => {
        const parent = (await post("/terms", TERM)).body.term.id
        const child = (await post("/terms", { ...TERM, code: "deep_space_lounge", parent_id: parent })).body.term.id
        const refused = (body: object) => problems(body as never)
        expect(refused((await post(`/terms/${parent}`, { parent_id: child }).expect(400)).body)).toEqual([
          "parent_id media_term_cycle",
        ])
        expect(refused((await post(`/terms/${parent}`, { parent_id: parent }).expect(400)).body)).toEqual([
          "parent_id media_term_cycle",
        ])
        const role = await termId("artist", "role")
        expect(refused((await post(`/terms/${parent}`, { parent_id: role }).expect(400)).body)).toEqual([
          "parent_id media_term_vocabulary",
        ])
        expect(
          refused((await post("/terms", { ...TERM, code: "z", parent_id: "mtrm_none" }).expect(400)).body),
        ).toEqual(["parent_id media_term_not_found"])
        expect((await del(`/terms/${parent}`).expect(409)).body).toMatchObject({
          code: "media_term_has_children",
          count: 1,
        })
        expect((await get("/terms", { parent_id: parent })).body.terms).toHaveLength(1)
      })

      it("name every field that is refused", async () => {
        await expectRefusals("/terms", [
          [{}, ["code", "labels", "vocabulary"]],
          [{ ...TERM, code: "Ci ty", vocabulary: "colour", labels: {} }, ["code", "labels", "vocabulary"]],
          [{ ...TERM, labels: { en: "x", fr: "y" } }, ["labels.fr"]],
          [{ ...TERM, merged_into_id: "mtrm_1" }, ["merged_into_id"]],
        ])
      })

      it("keep code and vocabulary", async () => {
        const { term } = (await post("/terms", TERM)).body
        const { body } = await post(`/terms/${term.id}`, { code: "x", vocabulary: "style" }).expect(400)
        expect(body.errors.map((problem: { path: string }) => problem.path).sort()).toEqual(["code", "vocabulary"])
      })
    })

    describe("merging terms", () => {
      const genre = (code: string) => ({ vocabulary: "genre" as const, code })

      it("moves what used them, drops doubles, hides the source and follows earlier merges", async () => {
        const [one, both] = await items(
          album("One", { terms: [genre("jazz")] }),
          album("Both", { terms: [genre("jazz"), genre("rock")] }),
        )
        const [jazz, rock] = [await termId("jazz"), await termId("rock")]
        const older = (await post("/terms", { ...TERM, code: "jass" })).body.term.id
        await post(`/terms/${older}/merge`, { into_id: jazz }).expect(200)
        const { body } = await post(`/terms/${jazz}/merge`, { into_id: rock }).expect(200)
        expect(body).toMatchObject({
          term: { id: rock, usage_count: 2 },
          merged: { id: jazz, moved: 1, dropped: 1 },
        })
        expect((await load(one!.id)).terms.map((term) => term.code)).toEqual(["rock"])
        expect((await load(both!.id)).terms.map((term) => term.code)).toEqual(["rock"])
        for (const id of [jazz, older]) {
          expect((await get(`/terms/${id}`)).body.term).toMatchObject({ merged_into_id: rock, is_hidden: true })
        }
        const [later] = await items(album("Later", { terms: [genre("jazz")] }))
        expect((await load(later!.id)).terms.map((term) => term.code)).toEqual(["rock"])
        expect((await post(`/terms/${jazz}`, { is_hidden: false }).expect(409)).body.code).toBe("media_term_merged")
      })

      it("of roles moves the credits", async () => {
        const person = { name: "Brian Eno", kind: "person" as const }
        const [item] = await items(
          album("Low", {
            credits: [
              { contributor: person, role: "keyboards", position: 1 },
              { contributor: person, role: "piano", position: 1 },
              { contributor: person, role: "keyboards", position: 2 },
            ],
          }),
        )
        const [keyboards, piano] = [await termId("keyboards", "role"), await termId("piano", "role")]
        const { body } = await post(`/terms/${keyboards}/merge`, { into_id: piano }).expect(200)
        expect(body.merged).toMatchObject({ moved: 1, dropped: 1 })
        expect((await load(item!.id)).credits.map((credit) => credit.role)).toEqual(["piano", "piano"])
        const [later] = await items(
          album("Later", { credits: [{ contributor: person, role: "keyboards", position: 1 }] }),
        )
        expect((await load(later!.id)).credits.map((credit) => credit.role)).toEqual(["piano"])
        await post(`/items/${later!.id}/credits/batch`, {
          create: [{ contributor: { name: "Robert Fripp", kind: "person" }, role: "keyboards", position: 2 }],
        }).expect(200)
        expect((await load(later!.id)).credits.map((credit) => credit.role)).toEqual(["piano", "piano"])
      })

      it("is refused into itself, another vocabulary, a merged term and nothing", async () => {
        const [jazz, rock, artist] = [await termId("jazz"), await termId("rock"), await termId("artist", "role")]
        const merge = (into_id: string) => post(`/terms/${jazz}/merge`, { into_id })
        expect(problems((await merge(jazz).expect(400)).body)).toEqual(["into_id media_term_merge_itself"])
        expect(problems((await merge(artist).expect(400)).body)).toEqual(["into_id media_term_vocabulary"])
        expect(problems((await merge("mtrm_none").expect(400)).body)).toEqual(["into_id media_term_not_found"])
        await post("/terms/mtrm_none/merge", { into_id: rock }).expect(404)
        await post(`/terms/${jazz}/merge`, {}).expect(400)
        const pop = await termId("pop")
        await post(`/terms/${rock}/merge`, { into_id: pop }).expect(200)
        expect((await merge(rock).expect(409)).body).toMatchObject({ code: "media_term_merged", merged_into_id: pop })
        expect((await post(`/terms/${rock}/merge`, { into_id: jazz }).expect(409)).body.code).toBe("media_term_merged")
      })

      it("leaves no trace when the workflow fails", async () => {
        const [one, both] = await items(
          album("One", { terms: [genre("jazz")] }),
          album("Both", { terms: [genre("jazz"), genre("rock")] }),
        )
        const [jazz, rock] = [await termId("jazz"), await termId("rock")]
        await mergeThenFail(getContainer()).run({ input: { id: jazz, into_id: rock }, throwOnError: false })
        expect((await load(one!.id)).terms.map((term) => term.code)).toEqual(["jazz"])
        expect((await load(both!.id)).terms.map((term) => term.code).sort()).toEqual(["jazz", "rock"])
        expect((await get(`/terms/${jazz}`)).body.term).toMatchObject({ merged_into_id: null, is_hidden: false })
      })

      it("of roles leaves no trace either when the workflow fails", async () => {
        const credit = (role: string) => ({
          contributor: { name: "Brian Eno", kind: "person" as const },
          role,
          position: 1,
        })
        const [item] = await items(
          album("Low", { credits: [credit("keyboards"), credit("piano"), credit("producer")] }),
        )
        const before = await load(item!.id)
        const ids = { id: await termId("keyboards", "role"), into_id: await termId("piano", "role") }
        await mergeThenFail(getContainer()).run({ input: ids, throwOnError: false })
        expect((await load(item!.id)).credits).toEqual(before.credits)
      })

      it("takes merged terms along when the remaining one is deleted", async () => {
        const [jazz, rock] = [await termId("jazz"), await termId("rock")]
        await post(`/terms/${jazz}/merge`, { into_id: rock }).expect(200)
        await del(`/terms/${rock}`).expect(200)
        await get(`/terms/${jazz}`).expect(404)
      })
    })

    describe("grades", () => {
      it("are listed by scale from best to worst, created, repriced and deleted once", async () => {
        const listed = (await get("/grades", { scale: "record" }).expect(200)).body.grades
        expect(listed.map((grade: { code: string }) => grade.code)).toEqual("M NM VG+ VG G+ G F P".split(" "))
        const { body } = await post("/grades", GRADE).expect(201)
        expect(body.grade).toMatchObject({ ...GRADE, usage_count: 0 })
        const { id } = body.grade
        expect((await post(`/grades/${id}`, { price_factor: 0.65 }).expect(200)).body.grade.price_factor).toBe(0.65)
        expect((await post("/grades", GRADE).expect(409)).body.code).toBe("media_grade_exists")
        await post("/grades", { ...GRADE, scale: "disc" }).expect(201)
        await del(`/grades/${id}`).expect(200)
        await del(`/grades/${id}`).expect(404)
      })

      it("of one scale are in use there alone", async () => {
        const offer = { condition: "used" as const, media_grade: "VG+", sleeve_grade: "VG", prices: [] }
        await items(album("LP", { media_type: "vinyl", offers: [offer] }))
        const { grades } = (await get("/grades", { q: "VG+" })).body
        const of = (scale: string) => grades.find((grade: { scale: string }) => grade.scale === scale)
        expect([of("record").usage_count, of("disc").usage_count]).toEqual([1, 0])
        expect((await del(`/grades/${of("record").id}`).expect(409)).body).toMatchObject({
          code: "media_grade_in_use",
          count: 1,
        })
        await del(`/grades/${of("disc").id}`).expect(200)
      })

      it("name every field that is refused", async () => {
        await expectRefusals("/grades", [
          [{ ...GRADE, price_factor: 2.01 }, ["price_factor"]],
          [{ ...GRADE, price_factor: -0.1, rank: 1.5 }, ["price_factor", "rank"]],
          [{ ...GRADE, scale: "tape", code: "n.a." }, ["code", "scale"]],
        ])
      })
    })

    describe("types", () => {
      it("are listed with what a form needs, and their schema follows the code", async () => {
        const { types } = (await get("/types").expect(200)).body
        expect(types.find((type: { code: string }) => type.code === "vinyl")).toMatchObject({
          carrier: "record",
          label: { en: "Vinyl" },
          is_active: true,
          title_group_kind: "album",
          facets: expect.any(Array),
        })
        const { schema } = (await get("/types/vinyl/schema").expect(200)).body
        expect(schema).toMatchObject({
          $schema: "https://json-schema.org/draft/2020-12/schema",
          additionalProperties: false,
          properties: { rpm: { "x-label": { en: expect.any(String) } } },
        })
        for (const path of ["/types/betamax", "/types/betamax/schema", "/types/betamax/attributes"]) {
          expect((await get(path).expect(404)).body.code).toBe("media_type_unknown")
        }
        await post("/types/betamax/attributes", SIGNED).expect(404)
        await post("/types/betamax", { is_active: false }).expect(404)
      })

      it("that are switched off take no new items", async () => {
        expect((await post("/types/laserdisc", { is_active: false }).expect(200)).body.type.is_active).toBe(false)
        expect(await lastAudit()).toMatchObject({ action: "catalog.type.updated", resource_id: "laserdisc" })
        await expect(items(album("Akira", { media_type: "laserdisc" }))).rejects.toMatchObject({
          type: "invalid_data",
        })
        const active = (await get("/types", { include_hidden: false })).body.types
        expect(active.map((type: { code: string }) => type.code)).not.toContain("laserdisc")
        await post("/types/laserdisc", { is_active: true }).expect(200)
        await items(album("Akira", { media_type: "laserdisc" }))
        await post("/types/laserdisc", { is_active: "no", label: {} }).expect(400)
      })
    })

    describe("run-time attributes", () => {
      const add = async (over: object = {}, type = "cd") =>
        (await post(`/types/${type}/attributes`, { ...SIGNED, ...over }).expect(201)).body.attribute

      it("take effect at once and leave old items valid; made required they list incomplete ones", async () => {
        const [old] = await items(album("Old", { country: "GB", release_date: "1977" }))
        const before = await load(old!.id)
        const attribute = await add({ facetable: true })
        const { schema } = (await get("/types/cd/schema")).body
        expect(schema.properties.signed).toMatchObject({
          "x-label": SIGNED.labels,
          "x-options": [SIGNED.options[0], { value: "no", label: { en: "no", zhCN: "no" } }],
        })
        expect((await get("/types/vinyl/schema")).body.schema.properties).not.toHaveProperty("signed")
        expect(await load(old!.id)).toEqual(before)

        const [marked] = await items(album("New", { attributes: { signed: "yes" } }))
        await expect(items(album("Odd", { attributes: { signed: "perhaps" } }))).rejects.toMatchObject({
          type: "invalid_data",
        })
        expect((await get(`/attributes/${attribute.id}`)).body.attribute.usage_count).toBe(1)

        await post(`/attributes/${attribute.id}`, { required: true }).expect(200)
        const lacking = await load(old!.id)
        expect(lacking.missing_fields).toContain("attributes.signed")
        expect(lacking.data_quality).toBeLessThan(before.data_quality)
        expect(lacking.updated_at).toBe(before.updated_at)
        expect((await load(marked!.id)).missing_fields).not.toContain("attributes.signed")
        await get(`/items/${old!.id}`).expect(200)
        const incomplete = (await get("/items", { incomplete: true }).expect(200)).body.items
        expect(incomplete.map((item: { id: string }) => item.id)).toContain(old!.id)
        await expect(items(album("Unsigned"))).rejects.toMatchObject({ type: "invalid_data" })
        await post(`/items/${old!.id}`, { edition: "2017 remaster" }).expect(200)

        await post(`/attributes/${attribute.id}`, { required: false }).expect(200)
        expect((await load(old!.id)).missing_fields).not.toContain("attributes.signed")
      })

      it("keep their kind and used options once used, and may be relabelled, hidden and extended", async () => {
        const attribute = await add()
        const path = `/attributes/${attribute.id}`
        await post(path, { kind: "enum_multi" }).expect(200)
        await post(path, { kind: "enum" }).expect(200)
        await items(album("A", { attributes: { signed: "yes" } }), album("B", { attributes: { signed: "yes" } }))
        expect((await post(path, { kind: "text" }).expect(409)).body).toMatchObject({
          code: "media_attribute_kind_in_use",
          count: 2,
        })
        expect((await post(path, { options: [{ value: "no" }] }).expect(409)).body).toMatchObject({
          code: "media_attribute_option_in_use",
          count: 2,
          options: { yes: 2 },
        })
        const options = [{ value: "yes", label: { en: "Signed" }, hidden: true }, { value: "sleeve" }]
        const { body } = await post(path, { options }).expect(200)
        expect(body.attribute.options).toEqual([
          { value: "yes", label: { en: "Signed", zhCN: "是" }, hidden: true },
          { value: "sleeve", label: { en: "sleeve", zhCN: "sleeve" } },
        ])
      })

      it("of several choices are counted by each choice", async () => {
        const attribute = await add({ kind: "enum_multi" })
        await items(album("A", { attributes: { signed: ["yes", "no"] } }))
        const { body } = await post(`/attributes/${attribute.id}`, { options: [{ value: "yes" }] }).expect(409)
        expect(body).toMatchObject({ count: 1, options: { no: 1 } })
      })

      it("that are used are switched off instead of deleted, and come back with their values", async () => {
        const used = await add()
        const unused = await add({ key: "numbered", kind: "int", options: undefined, unit: "of" })
        const [item] = await items(album("A", { attributes: { signed: "yes" } }))
        expect((await del(`/attributes/${used.id}`).expect(200)).body.attribute).toMatchObject({
          id: used.id,
          is_active: false,
          usage_count: 1,
        })
        expect((await get("/types/cd/schema")).body.schema.properties).not.toHaveProperty("signed")
        expect((await load(item!.id)).attributes).toEqual({ signed: "yes" })
        await post(`/attributes/${used.id}`, { is_active: true }).expect(200)
        expect((await get("/types/cd/schema")).body.schema.properties).toHaveProperty("signed")
        expect((await del(`/attributes/${unused.id}`).expect(200)).body).toEqual({
          id: unused.id,
          object: "media_attribute_definition",
          deleted: true,
        })
        await del(`/attributes/${unused.id}`).expect(404)
        const listed = (await get("/types/cd/attributes")).body
        expect(listed).toMatchObject({ count: 1, attributes: [{ key: "signed", usage_count: 1 }] })
      })

      it("have keys of their own, also when two people add one at the same time", async () => {
        expect(problems((await post("/types/cd/attributes", { ...SIGNED, key: "spars" }).expect(400)).body)).toEqual([
          "key media_attribute_key_taken",
        ])
        const answers = await Promise.all([1, 2].map(() => post("/types/cd/attributes", SIGNED)))
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
        expect(answers.find(({ status }) => status === 409)!.body.code).toBe("media_attribute_key_taken")
        await add({}, "vinyl")
      })

      it("name every field that is refused", async () => {
        await expectRefusals(
          "/types/cd/attributes",
          [
            [{ key: "Signed" }, ["key"]],
            [{ key: "1st" }, ["key"]],
            [{ key: "a".repeat(41) }, ["key"]],
            [{ options: [] }, ["options"]],
            [{ options: [{ value: "a", hidden: true }] }, ["options"]],
            [{ kind: "text", unit: "g" }, ["options", "unit"]],
            [{ key: "spars", kind: "bool" }, ["key", "options"]],
            [{ options: [{ value: "a|b" }, { value: "x" }, { value: "x" }] }, ["options.0.value", "options.2.value"]],
            [{ kind: "colour", labels: undefined, rank: -1 }, ["kind", "labels", "rank"]],
            [{ is_filterable: true }, ["is_filterable"]],
          ],
          SIGNED,
        )
      })
    })

    describe("items assessed anew", () => {
      it("are done in chunks that go on where the last one stopped", async () => {
        const many = Array.from({ length: REASSESSMENT_CHUNK + 3 }, (_, i) => album(`Single ${i}`))
        await items(...many)
        const { changes } = await catalog().createEntry("attribute", {
          ...SIGNED,
          media_type: "cd",
          required: true,
        } as never)
        expect(changes).toHaveLength(1)
        const lacking = async () =>
          Number(
            (await knex()("media_item").whereRaw("'attributes.signed' = any(missing_fields)").count("* as n").first())!
              .n,
          )
        expect(await reassessType(getContainer(), "cd", 1)).toEqual({ done: false, chunks: 1 })
        expect(await lacking()).toBe(REASSESSMENT_CHUNK)
        await reassessMediaItemsWorkflow(getContainer()).run({ input: {} })
        expect(await lacking()).toBe(many.length)
        expect(await catalog().typesToReassess()).toEqual([])
      })

      it("belong to the newest change: a chunk of an older one moves nothing ahead", async () => {
        await items(album("A"))
        const attribute = { ...SIGNED, media_type: "cd", required: true } as never
        await catalog().createEntry("attribute", attribute)
        const stale = (await catalog().nextReassessment("cd", 10))!
        await catalog().createEntry("attribute", { ...(attribute as object), key: "numbered" } as never)
        expect(await catalog().reassessChunk(stale, {})).toBe(false)
        expect(await catalog().typesToReassess()).toEqual(["cd"])
      })
    })

    describe("every write", () => {
      it("is announced once with what happened to it", async () => {
        const heard: string[] = []
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        const names = ["created", "updated", "deleted"].map((verb) => `media_catalog.term.${verb}`)
        const listen = async ({ name, data }: { name: string; data: unknown }) => {
          heard.push(`${name} ${(data as { id: string }).id}`)
        }
        for (const name of names) bus.subscribe(name, listen)
        const { id } = (await post("/terms", TERM)).body.term
        await post(`/terms/${id}`, { is_hidden: true })
        await del(`/terms/${id}`)
        await post("/terms", { ...TERM, parent_id: "mtrm_none" }).expect(400)
        for (let i = 0; i < 50 && heard.length < 3; i++) await new Promise((resolve) => setTimeout(resolve, 20))
        for (const name of names) bus.unsubscribe(name, listen)
        expect(heard.sort()).toEqual(names.map((name) => `${name} ${id}`).sort())
      })
    })

    describe("a workflow that fails further on", () => {
      const run = (workflow: typeof createThenFail, input: object) =>
        workflow(getContainer()).run({ input, throwOnError: false })

      it("leaves no new entry", async () => {
        await run(createThenFail, { entry: "term", input: TERM })
        expect((await get("/terms", { q: "space_lounge", include_hidden: true })).body.count).toBe(0)
        await post("/terms", TERM).expect(201)
      })

      it("puts an edit back, and a deleted entry", async () => {
        const { id } = (await post("/contributors", PERSON)).body.contributor
        await run(editThenFail, { entry: "contributor", id, edit: { name: "Ziggy" } })
        expect((await get(`/contributors/${id}`)).body.contributor).toMatchObject({
          name: "David Bowie",
          sort_name: "Bowie, David",
        })
        await run(deleteThenFail, { entry: "contributor", id })
        await get(`/contributors/${id}`).expect(200)
      })

      it("assesses items anew after taking a required attribute back", async () => {
        await run(createThenFail, { entry: "attribute", input: { ...SIGNED, media_type: "cd", required: true } })
        expect((await get("/types/cd/attributes")).body.count).toBe(0)
        expect(await catalog().typesToReassess()).toEqual(["cd"])
      })
    })
  },
})

interface AuditRow {
  action: string
  resource_id: string
}
