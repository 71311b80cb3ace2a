/**
 * A thousand races of twenty devices for the five slots of a licence: each race has to end with exactly five of them, in
 * slots 1 to 5. Every device proves that it has its key, as over the API.
 *
 * `--races=1000 --devices=20 --slots=5 --at-once=1`
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop, source } from "./lib/shop.mjs"
import { sql } from "./lib/rental.mjs"

const { createTermsSchema, variantRuleSchema } = source("src/modules/license/domain/digital/index.ts")

const options = JSON.parse(process.argv[2] ?? "{}")
const RACES = Number(options.races ?? 1000)
const DEVICES = Number(options.devices ?? 20)
const SLOTS = Number(options.slots ?? 5)
const AT_ONCE = Number(options["at-once"] ?? 1)
const AUD = "bench"

process.env.MEDIA_LICENSE_MASTER_KEY ??= randomBytes(32).toString("base64")
const { container } = await bootShop()
const { digital, rules } = container.resolve("mediaLicense")
const { value: terms } = await rules.createTerms(createTermsSchema.parse({ name: "Bench", max_devices: SLOTS }))
await rules.setVariantRule(variantRuleSchema.parse({ variant_id: "variant_1", tag_mode: "none", terms_id: terms.id }))
const line = { order_line_item_id: "li_1", variant_id: "variant_1", quantity: RACES }
const { value: ids } = await digital.issueForOrder({ order_id: "order_1", customer_id: "cus_1", lines: [line] })
const players = Array.from({ length: DEVICES }, () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  return { public_jwk: publicKey.export({ format: "jwk" }), privateKey }
})

const found = { accepted: 0, limit: 0, failures: [], times: [] }
const begin = performance.now()
const queue = [...ids]
await Promise.all(Array.from({ length: AT_ONCE }, raceOn))
const seconds = (performance.now() - begin) / 1000

const [books] = await sql(
  container,
  `select count(*)::int as races, count(*) filter (where devices = ? and slots = ?)::int as exact from (
     select digital_id, count(*)::int as devices, string_agg(slot::text, ' ' order by slot) as slots
     from media_license_device where deactivated_at is null group by digital_id) d`,
  [SLOTS, Array.from({ length: SLOTS }, (_, n) => n + 1).join(" ")],
)
const round = (value) => Math.round(value * 10) / 10
const equal = (what, value, wanted) => ({ what, value, bound: String(wanted), ok: value === wanted })
await report({
  name: `licence devices: ${RACES} races of ${DEVICES} for ${SLOTS} slots, ${AT_ONCE} at once`,
  figures: {
    "a try, ms": { median: round(median(found.times)), p95: round(percentile(found.times, 0.95)) },
    "tries in a second": round((RACES * DEVICES) / seconds),
  },
  checks: [
    equal("accepted", found.accepted, RACES * SLOTS),
    equal("refused for the limit", found.limit, RACES * (DEVICES - SLOTS)),
    equal("other outcomes", found.failures.length, 0),
    equal("races with exactly the limit, in slots from 1", books.exact, RACES),
  ],
})
for (const failure of found.failures.slice(0, 10)) console.log(`  ${failure}`)
process.exit(0)

async function raceOn() {
  for (let id = queue.pop(); id; id = queue.pop()) await Promise.all(players.map((player) => join(id, player)))
}

async function join(digital_id, { public_jwk, privateKey }) {
  const device = { public_jwk, proof: proofFor(digital_id, privateKey), label: "Bench", aud: AUD }
  const started = performance.now()
  try {
    await digital.activate({ digital_id, customer_id: "cus_1" }, device)
    found.accepted++
  } catch (error) {
    if (error.code === "media_license_device_limit") found.limit++
    else found.failures.push(`${error.code ?? ""} ${error.message}`)
  }
  found.times.push(performance.now() - started)
}

function proofFor(sub, key) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const iat = Math.floor(Date.now() / 1000)
  const input = `${part({ alg: "EdDSA", typ: "media-dev+jwt" })}.${part({ aud: AUD, sub, iat })}`
  return `${input}.${sign(null, Buffer.from(input), key).toString("base64url")}`
}
