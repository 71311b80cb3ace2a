import type { MediaTypeDefinition } from "./define"

interface Entry {
  type: MediaTypeDefinition
  source: string
}

/** The media types of this process; `media_type` rows mirror it. */
const entries = new Map<string, Entry>()

/**
 * Adds types, under a name of where they come from (`medusa-plugin-media-store`, an option, a plugin). Two different
 * definitions of one code stop the start; registering the very same definition again does nothing.
 */
export function registerMediaTypes(types: readonly MediaTypeDefinition[], source = "options"): void {
  for (const type of types) {
    const known = entries.get(type.code)
    if (known && known.type !== type) {
      throw new Error(
        `media type "${type.code}" is defined twice: "${known.type.label.en}" by ${known.source} ` +
          `and "${type.label.en}" by ${source}`,
      )
    }
    entries.set(type.code, known ?? { type, source })
  }
}

export function getMediaType(code: string): MediaTypeDefinition | undefined {
  return entries.get(code)?.type
}

/** Who registered a type, as told to `registerMediaTypes`. */
export function mediaTypeSource(code: string): string | undefined {
  return entries.get(code)?.source
}

/** All types in the order of their ranks; without a rank, in the order of registration. */
export function listMediaTypes(): MediaTypeDefinition[] {
  return [...entries.values()]
    .map(({ type }, index) => ({ type, rank: mediaTypeRank(type, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ type }) => type)
}

function mediaTypeRank(type: MediaTypeDefinition, index: number): number {
  return type.rank ?? (index + 1) * 10
}
