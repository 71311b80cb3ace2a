/**
 * The admin's texts: both languages have the same keys, every key is used, every key that is used exists.
 * Server code counts too: permissions and settings name their labels with `labelKey`.
 */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { compareLanguages, compareUsage, flatten } from "./locales/compare.mjs"
import { readUsage } from "./locales/usage.mjs"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const LOCALES = join(ROOT, "admin/locales")

const load = (file) => flatten(JSON.parse(readFileSync(join(LOCALES, file), "utf8")))
const languages = {
  en: { tag: "en", texts: load("en.json") },
  zhCN: { tag: "zh-CN", texts: load("zhCN.json") },
}

const sources = ["admin", "src"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|__tests__|__admin-extensions__/.test(file)),
)
const usages = sources.map((file) => readUsage(file, readFileSync(join(ROOT, file), "utf8")))
const problems = [...compareLanguages(languages), ...compareUsage(languages.en.texts, usages)]

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`locales: ${languages.en.texts.size} texts in en, ${languages.zhCN.texts.size} in zhCN`)
