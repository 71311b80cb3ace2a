// Checks a tag without shop, database or network:
//   node examples/verify-offline.mjs <text of the symbol> <trust-bundle.jwt> <root public key, base64url> [host …]
// The bundle is GET /t/trust-bundle of the shop, the root key came once by a way you trust. With hosts named, a text that
// leads anywhere else is not recognised: the signature does not cover the host. Ends with 0 for a genuine code, with 1 for
// any other, with 2 where nothing could be checked.
import { readFileSync } from "node:fs"
import { readTrustBundle, verifyOffline } from "medusa-plugin-media-store/license"

const words = {
  genuine_code: "The code is genuine. Connect to check whether it is in use elsewhere.",
  revoked: "This code has been revoked or voided.",
  caution: "Under review: the key of this batch is no longer trusted.",
  not_recognised: "Not recognised.",
}

function end(code, ...lines) {
  for (const line of lines) (code === 2 ? console.error : console.log)(line)
  process.exit(code)
}

/** The bundle, if it stands up to the root key. */
function trusted(file, rootKey) {
  let read
  try {
    read = readTrustBundle(readFileSync(file, "utf8"), rootKey, Date.now() / 1000)
  } catch (error) {
    end(2, error.message)
  }
  if (!read.ok) end(2, `the trust bundle does not stand up: ${read.fault}`)
  return read.bundle
}

const [text, bundleFile, rootKey, ...hosts] = process.argv.slice(2)
if (!rootKey) end(2, "usage: verify-offline.mjs <text of the symbol> <trust-bundle.jwt> <root public key> [host …]")
const options = hosts.length > 0 ? { hosts: hosts.map((host) => host.toLowerCase()) } : {}
const { verdict, claim } = verifyOffline(text, trusted(bundleFile, rootKey), options)
const about = claim ? [[claim.scheme, claim.value, "serial", claim.serial].filter(Boolean).join(" ")] : []
end(verdict === "genuine_code" ? 0 : 1, `${verdict}: ${words[verdict]}`, ...about)
