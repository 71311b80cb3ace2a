/**
 * Ten thousand races of twenty people for one copy each: every race has to end with one owner, and everybody else is
 * told that somebody was faster.
 *
 * `--races=10000 --claimants=20 --at-once=1`
 */
import { mint } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const RACES = Number(options.races ?? 10_000)
const CLAIMANTS = Number(options.claimants ?? 20)
const AT_ONCE = Number(options["at-once"] ?? 1)

const { container } = await bootShop()
const { claims } = container.resolve("mediaLicense")
const batch = await mint(container, RACES, { with_pin: false })
await sql(container, `update media_license_tag set status = 'sold', sold_at = now() where batch_id = ?`, [batch])
const tags = (await sql(container, `select id from media_license_tag where batch_id = ? order by idx`, [batch])).map(
  ({ id }) => id,
)
const people = Array.from({ length: CLAIMANTS }, (_, n) => `cus_${n}`)

const found = { won: 0, late: 0, failures: [], times: [] }
const begin = performance.now()
const queue = [...tags]
await Promise.all(Array.from({ length: AT_ONCE }, raceOn))
const seconds = (performance.now() - begin) / 1000

const [owners] = await sql(
  container,
  `select count(*)::int as races, count(*) filter (where owners = 1)::int as single from (
     select tag_id, count(*)::int as owners from media_license_owner where to_at is null group by tag_id) o`,
)
const [books] = await sql(
  container,
  `select count(*)::int as agreeing from media_license_tag t join media_license_owner o on o.tag_id = t.id and o.to_at is null
   where t.batch_id = ? and t.status = 'activated' and t.owner_id = o.customer_id and t.ver = 1`,
  [batch],
)
const round = (value) => Math.round(value * 10) / 10
const equal = (what, value, wanted) => ({ what, value, bound: String(wanted), ok: value === wanted })
await report({
  name: `activation: ${RACES} races of ${CLAIMANTS} claimants, ${AT_ONCE} at once`,
  figures: {
    "a try, ms": { median: round(median(found.times)), p95: round(percentile(found.times, 0.95)) },
    "tries in a second": round((RACES * CLAIMANTS) / seconds),
  },
  checks: [
    equal("won", found.won, RACES),
    equal("told that somebody was faster", found.late, RACES * (CLAIMANTS - 1)),
    equal("other outcomes", found.failures.length, 0),
    equal("copies with an owner", owners.races, RACES),
    equal("copies with exactly one", owners.single, RACES),
    equal("copies whose row says the same, changed once", books.agreeing, RACES),
  ],
})
for (const failure of found.failures.slice(0, 10)) console.log(`  ${failure}`)
process.exit(0)

async function raceOn() {
  for (let id = queue.pop(); id; id = queue.pop()) await Promise.all(people.map((person) => claim(id, person)))
}

async function claim(tag_id, customer_id) {
  const started = performance.now()
  try {
    await claims.activate({ tag_id, customer_id, how: "pin" })
    found.won++
  } catch (error) {
    if (error.code === "media_license_already_activated") found.late++
    else found.failures.push(`${error.code ?? ""} ${error.message}`)
  }
  found.times.push(performance.now() - started)
}
