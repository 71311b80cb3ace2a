import { BASE32 } from "../../../../modules/license/domain/base32"
import { printedSerial } from "../../../../modules/license/domain/serial"
import { tokenUrl } from "../../../../modules/license/domain/token"
import type { TagScheme } from "../../../../modules/license/domain/enums"
import type { Label } from "../sheet"

/** Test vectors of the specification. */
export const SGTIN_TOKEN =
  "https://T.SHOP.COM/T/000001W10B4JYN0TVXMKCZ1B9M23AABTPC64ZV3T4WKFTEBFW3JR3E2C6GXF9CQM3QZSN37QNYFH99B5QGMN9HXA4PHMS0MHHJJFHPF0A8AG2/01/09506000134352/21/000G40R40M30E209J"
export const OPAQUE_TOKEN =
  "https://T.SHOP.COM/T/V/000001SFMHQMM8GX0Z73EMBQH05DSTP7A30JR0Z9MC1841MMNQW766J6TB0PJQCGR5JZDB1M2WNP1Z5TK813NTQ4JM0WJNBS3FKGHWZ4GYM0GFGXSWN8JY15DH9Q13"

export const GTIN = "09506000134352"
const VALUES: Record<TagScheme, string> = { gs1_sgtin: GTIN, gs1_giai: "9506000", opaque: "" }

/** The same characters in every run (linear congruence, Numerical Recipes). */
export function characters(seed: number) {
  let state = seed >>> 0
  return (length: number) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return BASE32[state >>> 27]
    }).join("")
}

/** A token of the right shape; nobody has signed it. */
export function token(seed: number, scheme: TagScheme = "gs1_sgtin", host = "T.SHOP.COM", value = VALUES[scheme]) {
  const next = characters(seed)
  const stem = next(109)
  const serial = next(17)
  return { text: tokenUrl(host, stem, { scheme, value, serial }), serial }
}

export function label(seed: number, extra: Partial<Label> = {}, host?: string): Label {
  const { text, serial } = token(seed, "gs1_sgtin", host)
  return { token: text, serial_printed: printedSerial(serial), gtin: GTIN, ...extra }
}

export const labels = (count: number, extra: Partial<Label> = {}, host?: string): Label[] =>
  Array.from({ length: count }, (_, index) => label(index + 1, extra, host))
