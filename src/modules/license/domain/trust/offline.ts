import { isSignedBy, publicKeyOf } from "../keys/ed25519"
import { isCertifiedFor, readToken, tokenMessage, type TagClaim, type TokenFault } from "../token"
import { schemeOfAi, type TrustBundle } from "./bundle"
import { isRevoked } from "./revocations"

/**
 * What can be said without a network. `genuine_code`: the shop issued this text; whether the carrier is the original, and
 * whether the code is in use elsewhere, only the shop's resolver can tell. `caution`: the key is no longer trusted.
 */
export type OfflineVerdict =
  | { verdict: "genuine_code" | "revoked" | "caution"; kid: number; claim: TagClaim }
  | { verdict: "not_recognised"; fault: TokenFault | "foreign_host" | "unknown_key" | "other_item" | "signature" }

/**
 * Checks a tag with nothing but a trust bundle that has been read by `readTrustBundle`.
 *
 * @param options.hosts accepted hosts, small letters; left out: any, as the signature does not cover the host
 * @example
 * const reading = readTrustBundle(jws, rootKey, Date.now() / 1000)
 * if (reading.ok) verifyOffline("https://T.SHOP.COM/T/…", reading.bundle, { hosts: ["t.shop.com"] })
 */
export function verifyOffline(
  text: string,
  bundle: TrustBundle,
  { hosts }: { hosts?: readonly string[] } = {},
): OfflineVerdict {
  const reading = readToken(text)
  if (!reading.ok) return { verdict: "not_recognised", fault: reading.fault }
  const { host, kid, claim, signature } = reading.token
  if (hosts && host !== null && !hosts.includes(host)) return { verdict: "not_recognised", fault: "foreign_host" }
  const key = bundle.keys.find((candidate) => candidate.kid === kid)
  const scheme = key && schemeOfAi(key.s)
  if (!key || !scheme) return { verdict: "not_recognised", fault: "unknown_key" }
  if (!isCertifiedFor(claim, { scheme, value: key.v })) return { verdict: "not_recognised", fault: "other_item" }
  if (!isSignedBy(publicKeyOf(key.x), tokenMessage(kid, claim), signature)) {
    return { verdict: "not_recognised", fault: "signature" }
  }
  if (isRevoked(Buffer.from(bundle.rev, "base64url"), claim.serial)) return { verdict: "revoked", kid, claim }
  return { verdict: key.st === "d" ? "caution" : "genuine_code", kid, claim }
}
