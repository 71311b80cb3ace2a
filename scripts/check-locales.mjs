/**
 * The admin's texts: both languages have the same keys, every key is used, every key that is used exists.
 * Server code counts too: permissions and settings name their labels with `labelKey`.
 */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { compareLanguages, compareUsage } from "./locales/compare.mjs"
import { loadLanguage } from "./locales/load.mjs"
import { readUsage } from "./locales/usage.mjs"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const LOCALES = join(ROOT, "admin/locales")

const languages = {
  en: { tag: "en", ...loadLanguage(join(LOCALES, "en")) },
  zhCN: { tag: "zh-CN", ...loadLanguage(join(LOCALES, "zhCN")) },
}

const sources = ["admin", "src"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|__tests__|__admin-extensions__/.test(file)),
)
const usages = sources.map((file) => readUsage(file, readFileSync(join(ROOT, file), "utf8")))
const problems = [
  ...Object.entries(languages).flatMap(([name, { repeated }]) => repeated.map((problem) => `${name}: ${problem}`)),
  ...compareLanguages(languages),
  ...compareUsage(languages.en.texts, usages),
]

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`locales: ${languages.en.texts.size} texts in en, ${languages.zhCN.texts.size} in zhCN`)
