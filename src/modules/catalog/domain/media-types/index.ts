export { defineMediaType, CODE_PATTERN, type MediaTypeDefinition, type MediaTypeInput } from "./define"
export { getMediaType, listMediaTypes, registerMediaTypes } from "./registry"
