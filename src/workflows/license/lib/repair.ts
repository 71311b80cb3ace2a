import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { select } from "../../lib/sql"

/** Things of a kind that one run of a repair takes up; the next run has its own. */
export const MOST = 500

/**
 * Repairs what a query finds, one after the other. One that cannot be repaired is logged and found again by the next
 * run; it does not keep the others waiting.
 *
 * @param query answers `id`s, at most `MOST` of them
 * @param work answers how much it repaired
 * @returns how much was repaired
 */
export async function repair(
  container: MedusaContainer,
  query: string,
  work: (id: string) => Promise<number>,
): Promise<number> {
  let repaired = 0
  for (const { id } of await select<{ id: string }>(container, query, [])) {
    try {
      repaired += await work(id)
    } catch (error) {
      const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      logger.error(`media_license: ${id} could not be reconciled: ${(error as Error).message}`)
    }
  }
  return repaired
}
