import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { z } from "@medusajs/framework/zod"
import type { TagMode } from "../../src/modules/license/domain/enums"
import type { createTermsSchema } from "../../src/modules/license/domain/digital"
import { DATA_DIRECTORY } from "./entries"

/** `data/demo/shared/tags.json`: which titles of the demo carry tags, and the licence that comes with a tagged copy. */
export interface DemoTags {
  terms: z.input<typeof createTermsSchema>
  titles: DemoTaggedTitle[]
}

export interface DemoTaggedTitle {
  /** The release; its offer as new is tagged. */
  ref: string
  tag_mode: TagMode
  /** Tags of its batch: so many are made, printed, and on copies in stock. */
  quantity: number
  printed: number
  in_stock: number
  /** A copy's owner gets a digital licence with it. */
  licence?: boolean
}

export function readTags(directory: string = DATA_DIRECTORY): DemoTags {
  return JSON.parse(readFileSync(join(directory, "shared", "tags.json"), "utf8")) as DemoTags
}
