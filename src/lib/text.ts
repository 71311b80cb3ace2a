/**
 * Characters PostgreSQL refuses in text or jsonb (NUL, lone surrogates) and control characters no title contains.
 * Tab, line feed and carriage return are let through for descriptions.
 */
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u

/** `true` when a text can be stored; a NUL would otherwise fail in the database, far from the field at fault. */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text)
}

/** NFKC, trimmed, runs of white space collapsed: full-width and half-width forms become one. */
export function tidy(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/gu, " ")
}
