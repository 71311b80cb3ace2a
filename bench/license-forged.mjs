/**
 * Tokens that are none of ours, in one process: well-formed ones with a signature of ours that belongs to another copy,
 * which is the dearest refusal, and malformed ones. First only judged, then the whole check with its limiter, each from an
 * address of its own. Statements are counted on the connection that all modules share.
 *
 * `--tokens=20000`
 */
import { mint, strangers, tokens } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { report } from "./lib/report.mjs"
import { bootShop, source } from "./lib/shop.mjs"

const { verifyTag } = source("src/workflows/license/verify/verify-tag.ts")

const options = JSON.parse(process.argv[2] ?? "{}")
const TOKENS = Number(options.tokens ?? 20_000)
const PER_SECOND = 3_500
const STEM = 109
const TAGS = 500

const { container } = await bootShop()
const { checking } = container.resolve("mediaLicense")
const ours = await tokens(container, await mint(container, TAGS), TAGS)
const [real] = ours
const forged = swapped(ours, TOKENS)
const malformed = Array.from({ length: TOKENS }, (_, n) => real.slice(0, 20 + (n % (real.length - 21))))
const stranger = strangers()
const caller = () => ({ address: stranger(), device: null, ua_class: "mobile", country: null, cell: null })
const check = (text) => verifyTag(container, { text, kind: "url", caller: caller(), channel: "resolver" })
await Promise.all([check(real), check(forged[0]), check(malformed[0])])

let statements = 0
container.resolve("__pg_connection__").on("query", () => statements++)
const scansBefore = await scanRows()
statements = 0
const ways = {
  "judged: forged": await rate(forged, async (text) => (await checking.judge({ text, kind: "url" })).ok === false),
  "judged: malformed": await rate(
    malformed,
    async (text) => (await checking.judge({ text, kind: "url" })).ok === false,
  ),
  "checked with limiter: forged": await rate(forged, refused),
  "checked with limiter: malformed": await rate(malformed, refused),
}
const counted = statements
const scans = (await scanRows()) - scansBefore
await report({
  name: `${TOKENS} tokens that are none of ours, each way, one after another in one process`,
  figures: {
    "refused in a second": Object.fromEntries(Object.entries(ways).map(([way, { perSecond }]) => [way, perSecond])),
  },
  checks: [
    ...Object.entries(ways).map(([way, { perSecond }]) => ({
      ...{ what: `${way}, per second`, value: perSecond, bound: `at least ${PER_SECOND}`, ok: perSecond >= PER_SECOND },
    })),
    equal(
      "tokens taken for ours",
      Object.values(ways).reduce((sum, { accepted }) => sum + accepted, 0),
      0,
    ),
    equal("SQL statements", counted, 0),
    equal("checks written down", scans, 0),
  ],
})
process.exit(0)

async function rate(texts, refuses) {
  let accepted = 0
  const begin = performance.now()
  for (const text of texts) if (!(await refuses(text))) accepted++
  return { accepted, perSecond: Math.round(texts.length / ((performance.now() - begin) / 1000)) }
}

async function refused(text) {
  const answer = await check(text)
  return answer.status === "ok" && answer.view.verdict === "not_recognised"
}

async function scanRows() {
  const [{ count }] = await sql(container, `select count(*)::int as count from media_license_scan`)
  return count
}

/** Signatures of ours on copies they were not made for: every part is right but that they belong together. */
function swapped(texts, count) {
  const parts = texts.map((text) => {
    const { origin, pathname } = new URL(text)
    const cut = 3 + STEM
    return { start: origin + pathname.slice(0, cut), end: pathname.slice(cut) }
  })
  return Array.from({ length: count }, (_, n) => {
    const from = n % parts.length
    const to = (from + 1 + Math.floor(n / parts.length)) % parts.length
    return parts[from].start + parts[to].end
  })
}

function equal(what, value, wanted) {
  return { what, value, bound: String(wanted), ok: value === wanted }
}
