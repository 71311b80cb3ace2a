/**
 * Stands in `owner_id` of a copy whose owner has asked to be forgotten: the copy has an owner, nobody is named, and nobody
 * else can claim it. No id of a customer looks like this.
 */
export const ERASED_OWNER = "erased"
