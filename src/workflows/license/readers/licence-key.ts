import type { MedusaContainer } from "@medusajs/framework/types"
import { licenseOf } from "../lib/service"

/** The key of a customer's own licence, as printed. @throws 404 */
export const licenceKey = (
  container: MedusaContainer,
  holder: { digital_id: string; customer_id: string },
): Promise<string> => licenseOf(container).digital.key(holder)
