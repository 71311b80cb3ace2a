import { registerMediaTypes, type MediaTypeDefinition } from "../domain/media-types"

/** Registers the types a host passes as option `catalog.mediaTypes`; a code that is taken stops the start. */
export default async function loadMediaTypes({ options }: { options?: unknown }): Promise<void> {
  const extra = (options as { catalog?: { mediaTypes?: MediaTypeDefinition[] } } | undefined)?.catalog?.mediaTypes
  if (extra?.length) registerMediaTypes(extra, "option catalog.mediaTypes")
}
