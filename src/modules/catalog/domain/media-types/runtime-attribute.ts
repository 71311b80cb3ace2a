import { z } from "@medusajs/framework/zod"
import type { AttributeKind, Labels } from "../enums"
import { isStorableText } from "../../../../lib/text"

/** One choice of an `enum` or `enum_multi` attribute. */
export interface AttributeOption {
  value: string
  label: Labels
  /** No longer offered; items that have it keep it. */
  hidden?: boolean
}

/** An attribute a merchant defined for a media type while the shop runs. */
export interface RuntimeAttribute {
  key: string
  kind: AttributeKind
  /** Only for `enum` and `enum_multi`. */
  options?: AttributeOption[] | null
  unit?: string | null
  required: boolean
  labels: Labels
  is_active: boolean
  filterable?: boolean
  facetable?: boolean
  rank?: number
}

const storable = (value: string) => isStorableText(value)

/** The value schema of a run-time attribute; whether it must be present is decided where it is used. */
export function runtimeValueSchema(attribute: RuntimeAttribute): z.ZodType {
  const choices = (attribute.options ?? []).map((option) => option.value)
  switch (attribute.kind) {
    case "text":
      return z.string().trim().min(1).max(500).refine(storable, "contains control characters")
    case "int":
      return z.int()
    case "decimal":
      return z.number()
    case "bool":
      return z.boolean()
    case "date":
      return z.iso.date()
    case "enum":
      return z.enum(choices)
    case "enum_multi":
      return z
        .array(z.enum(choices))
        .min(1)
        .max(Math.max(choices.length, 1))
        .refine((values) => new Set(values).size === values.length, "names a value twice")
  }
}
