import type { LoaderOptions } from "@medusajs/framework/types"
import { parseOptions } from "../../../lib/options"

/** Stops the start when the host passed a wrong option, before anything of the plugin runs. */
export default async function validateOptions({ options }: LoaderOptions<Record<string, unknown>>): Promise<void> {
  parseOptions(options)
}
