// node examples/verify-offline.mjs <text of the symbol> <trust-bundle.jwt> <root public key, base64url>
// The bundle is GET /t/trust-bundle of the shop; the root key came once by a way you trust. No network, no database.
import { readFileSync } from "node:fs"
import { readTrustBundle, verifyOffline } from "medusa-plugin-media-store/license"

const [text, bundleFile, rootKey] = process.argv.slice(2)
const read = readTrustBundle(readFileSync(bundleFile, "utf8"), rootKey, Date.now() / 1000)
if (!read.ok) {
  console.error(`the trust bundle does not stand up: ${read.fault}`)
  process.exit(2)
}
const answer = verifyOffline(text, read.bundle)
const words = {
  genuine_code: "The code is genuine. Connect to check whether it is in use elsewhere.",
  revoked: "This code has been revoked or voided.",
  caution: "Under review: the key of this batch is no longer trusted.",
  not_recognised: "Not recognised.",
}
console.log(`${answer.verdict}: ${words[answer.verdict]}`)
if (answer.claim) console.log(`${answer.claim.scheme} ${answer.claim.value} serial ${answer.claim.serial}`)
process.exit(answer.verdict === "genuine_code" ? 0 : 1)
