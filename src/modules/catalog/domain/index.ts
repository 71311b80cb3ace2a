/**
 * What plugin developers build on: media types, identifiers, ratings, regions, grading and the request schemas of the
 * catalogue. Pure functions, published as `medusa-plugin-media-store/catalog`.
 *
 * @packageDocumentation
 */
export * from "./artist"
export * from "./countries"
export * from "./data-quality"
export * from "./discs"
export * from "./duration"
export * from "./enums"
export * from "./grading"
export * from "./identifiers"
export * from "./language-tag"
export * from "./media-types"
export * from "./names"
export * from "./ratings"
export * from "./regions"
export * from "./release-date"
export * from "./schemas"
export * from "./vocabularies"
