import { randomBytes } from "node:crypto"
import { sql } from "./rental.mjs"
import { source } from "./shop.mjs"

const { batchInputSchema } = source("src/modules/license/domain/batch-input.ts")
const { stemOf, tokenUrl } = source("src/modules/license/domain/token/index.ts")
const { serialOfTag } = source("src/modules/license/domain/serial.ts")

/** The shop's own key, for this run; a process that is forked later inherits it. */
process.env.MEDIA_LICENSE_MASTER_KEY ??= randomBytes(32).toString("base64")

export const HOST = "t.shop.example"
const ACTOR = { type: "user", id: "user_bench" }
const OTHER = { type: "user", id: "user_other" }

/** Orders a batch and lets it be minted to its end; answers its id. A large one is approved by somebody else. */
export async function mint(container, quantity, more = {}) {
  const { batches, minting } = container.resolve("mediaLicense")
  const input = batchInputSchema.parse({
    ...{ scheme: "gs1_sgtin", purpose: "sale", gtin: "09506000134352", mandate_ref: "bench", quantity },
    ...{ title: { en: "Bench" }, variant_id: "variant_1", ...more },
  })
  const { value } = await batches.create(input, { actor: ACTOR })
  if (value.status === "awaiting_approval") await batches.act(value.id, "approve", { actor: OTHER })
  await minting.take(value.id)
  await minting.run(value.id)
  return value.id
}

/** Texts of a batch's symbols. */
export async function tokens(container, batchId, limit) {
  const rows = await sql(
    container,
    `select t.id, t.sig, b.kid, b.scheme, coalesce(b.gtin, b.company_prefix, '') as value
     from media_license_tag t join media_license_batch b on b.id = t.batch_id where t.batch_id = ? order by t.idx limit ?`,
    [batchId, limit],
  )
  return rows.map(({ id, sig, kid, scheme, value }) =>
    tokenUrl(HOST, stemOf(kid, sig), { scheme, value, serial: serialOfTag(id) }),
  )
}

/** An address of its own for every request, so that budgets of one address are not what is measured. */
export function strangers() {
  let n = 0
  return () => {
    n += 1
    return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  }
}
