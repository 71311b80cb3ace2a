export { SCHEME_FORMS, SIGNATURE_LENGTH, STEM_LENGTH, tokenMessage, type TagClaim } from "./claim"
export { isCertifiedFor, readToken, type TagToken, type TokenFault, type TokenReading } from "./read"
export { stemOf, tokenPath, tokenUrl } from "./write"
