/** `medusa-plugin-media-store/license`: checking genuine-copy tags without the shop, its database or a network. */
export { printedSerial, readTypedSerial } from "./serial"
export { readToken, type TagClaim, type TagToken, type TokenFault, type TokenReading } from "./token"
export { isCertificate, type BatchCertificate } from "./keys/certificate"
export { publicKeyOf } from "./keys/ed25519"
export { readTrustBundle, type BundleFault, type BundleReading } from "./trust/read"
export { verifyOffline, type OfflineVerdict } from "./trust/offline"
export type { BundleKey, TrustBundle } from "./trust/bundle"
export type { TagScheme } from "./enums"
