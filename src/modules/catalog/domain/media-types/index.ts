import { SHIPPED_MEDIA_TYPES } from "./shipped"
import { registerMediaTypes } from "./registry"

registerMediaTypes(SHIPPED_MEDIA_TYPES, "medusa-plugin-media-store")

export { attributeSchema } from "./attribute-schema"
export { defineMediaType, CODE_PATTERN, type MediaTypeDefinition, type MediaTypeInput } from "./define"
export {
  attributesJsonSchema,
  describeAttributes,
  type AttributeDescription,
  type AttributeJsonSchema,
  type AttributesJsonSchema,
  type AttributeValueKind,
  type LabelledOption,
} from "./json-schema"
export { getMediaType, listMediaTypes, mediaTypeSource, registerMediaTypes } from "./registry"
export type { AttributeOption, RuntimeAttribute } from "./runtime-attribute"
export { SHIPPED_MEDIA_TYPES } from "./shipped"
export {
  attributeKeyProblem,
  lostAttributes,
  mergeAttributes,
  migrateAttributes,
  missingAttributes,
  validateAttributes,
  type AttributesCheck,
} from "./validate"
