import type { Json, JsonObject } from "./redact"

/** Longest value of one field, in bytes of UTF-8. */
export const MAX_VALUE_BYTES = 2048

/** Cuts a text to at most `max` bytes without splitting a character, and says how long it was. */
export function cutText(text: string, max: number = MAX_VALUE_BYTES): string {
  const size = Buffer.byteLength(text)
  if (size <= max) return text
  const bytes = Buffer.from(text)
  let end = max
  // A UTF-8 continuation byte starts with the bits 10.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return `${bytes.subarray(0, end).toString("utf8")}… [cut, ${size} bytes]`
}

/** Cuts each field of a change to `max` bytes; a structure that is too long is kept as the start of its JSON text. */
export function truncate(fields: JsonObject, max: number = MAX_VALUE_BYTES): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [cutText(key, 128), cutValue(value, max)]))
}

function cutValue(value: Json, max: number): Json {
  if (typeof value === "string") return cutText(value, max)
  if (value === null || typeof value !== "object") return value
  const text = JSON.stringify(value)
  return Buffer.byteLength(text) <= max ? value : cutText(text, max)
}
