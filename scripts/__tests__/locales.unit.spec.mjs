import { compareLanguages, compareUsage, flatten } from "../locales/compare.mjs"
import { readUsage } from "../locales/usage.mjs"

const languages = (en, zhCN) => ({
  en: { tag: "en", texts: flatten(en) },
  zhCN: { tag: "zh-CN", texts: flatten(zhCN) },
})

describe("languages", () => {
  it("agree when keys, plurals and interpolations do", () => {
    const en = { items: { title: "Items of {{shop}}", count_one: "{{count}} item", count_other: "{{count}} items" } }
    const zhCN = { items: { title: "{{shop}} 的条目", count_other: "{{count}} 个条目" } }
    expect(compareLanguages(languages(en, zhCN))).toEqual([])
  })

  it.each([
    ["a key that Chinese lacks", { a: "A", b: "B" }, { a: "甲" }, 'zhCN: "b" is missing'],
    ["a key that English lacks", { a: "A" }, { a: "甲", b: "乙" }, 'en: "b" is missing'],
    [
      "a plural form",
      { a_other: "{{count}} discs" },
      { a_other: "{{count}} 张" },
      'en: plural form "a_one" is missing',
    ],
    [
      "another interpolation",
      { a: "Hi {{name}}" },
      { a: "你好 {{title}}" },
      'zhCN: "a" has {{title}}, en has {{name}}',
    ],
    ["an empty text", { a: "A" }, { a: " " }, 'zhCN: "a" is empty'],
    [
      "an untranslated sentence",
      { a: "Save the item" },
      { a: "Save the item" },
      'zhCN: "a" is still English: "Save the item"',
    ],
  ])("disagree over %s", (_, en, zhCN, problem) => {
    expect(compareLanguages(languages(en, zhCN))).toEqual([problem])
  })
})

describe("use in code", () => {
  const check = (texts, code) => compareUsage(flatten(texts), [readUsage("page.tsx", code)])

  it("finds keys in calls, conditions, templates, attributes and route labels", () => {
    const code = `
      const { t } = useTranslation("media")
      t("a"); t(open ? "b" : "c"); t(\`type.\${code}\`)
      const x = <Trans i18nKey="d" />
      definePermissions([{ key: "catalog.item:read", labelKey: "e" }])
      export const config = defineRouteConfig({ label: "f", translationNs: "media" })
      const columns = ["g"]`
    const texts = { a: "A", b: "B", c: "C", d: "D", e: "E", f: "F", g: "G", type: { cd: "CD", dvd: "DVD" } }
    expect(check(texts, code)).toEqual([])
  })

  it("reports a key that no locale has", () => {
    expect(check({ a: "A" }, 't("a")\nt("nope")')).toEqual(['page.tsx:2: "nope" is in no locale file'])
  })

  it("reports a key that nothing uses", () => {
    expect(check({ a: "A", b: "B" }, 't("a")')).toEqual(['"b" is used nowhere'])
  })

  it("reports a pattern without any key", () => {
    expect(check({ a: "A" }, 't("a"); t(`type.${code}`)')).toEqual(["page.tsx:1: no key looks like ^type\\..+$"])
  })

  it("leaves Medusa's own texts alone", () => {
    expect(check({}, 'const { t } = useTranslation()\nt("actions.save")')).toEqual([])
  })
})
