import { MediaError } from "../../../lib/errors"

const REFUSALS: Record<string, { type: "conflict" | "invalid_data"; code: string; message: string }> = {
  IDX_media_item_product_id_unique: {
    type: "conflict",
    code: "media_item_exists",
    message: "this product already has a media item",
  },
  IDX_media_item_external_id_unique: {
    type: "invalid_data",
    code: "media_external_id_taken",
    message: "external_id already belongs to another media item",
  },
  IDX_media_offer_variant_id_unique: {
    type: "conflict",
    code: "media_offer_exists",
    message: "this variant already has an offer",
  },
  IDX_media_item_term_media_item_id_term_id_unique: {
    type: "invalid_data",
    code: "media_duplicate",
    message: "a term is given twice",
  },
  IDX_media_relation_from_id_to_id_kind_unique: {
    type: "invalid_data",
    code: "media_duplicate",
    message: "a relation is given twice",
  },
  IDX_media_term_vocabulary_code_unique: {
    type: "conflict",
    code: "media_term_exists",
    message: "the vocabulary already has this code",
  },
  IDX_media_attribute_definition_media_type_key_unique: {
    type: "conflict",
    code: "media_attribute_key_taken",
    message: "the media type already has this attribute",
  },
  IDX_media_grade_scale_scale_code_unique: {
    type: "conflict",
    code: "media_grade_exists",
    message: "the scale already has this code",
  },
  ck_media_relation_not_itself: {
    type: "invalid_data",
    code: "media_relation_to_itself",
    message: "an item cannot relate to itself",
  },
}

/**
 * The database has the last word when two requests meet; this says which word it was. Anything not listed is a
 * programming error and stays one. It has to stand inside the transaction: around it, Medusa has already put a text of
 * its own in the error's place.
 */
export async function explainingConstraints<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint
    const refusal = constraint ? REFUSALS[constraint] : undefined
    if (refusal) throw new MediaError(refusal.type, refusal.code, refusal.message)
    if (constraint?.startsWith("uq_media_")) {
      throw new MediaError("invalid_data", "media_duplicate", `the same ${constraint.slice(9, -5)} is given twice`)
    }
    throw error
  }
}
