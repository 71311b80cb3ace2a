import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"

/** References asked for in one query. */
const CHUNK = 500

/**
 * Customer ids by reference: an id, or an e-mail whatever its case. Unknown e-mails become customers without an account
 * when asked. They stay when a later step fails: they are people of the other system, and a repeated run finds them.
 */
export const findRentersStep = createStep(
  "media-rental-find-renters",
  async (input: { refs: string[]; create: boolean }, { container }) => {
    const refs = [...new Set(input.refs)]
    const found: Record<string, string> = {}
    for (let first = 0; first < refs.length; first += CHUNK) {
      const chunk = refs.slice(first, first + CHUNK)
      Object.assign(found, await knownCustomers(container, chunk))
      const missing = chunk.filter((ref) => !(ref in found) && ref.includes("@"))
      if (input.create && missing.length > 0) Object.assign(found, await newCustomers(container, missing))
    }
    return new StepResponse(found)
  },
)

async function knownCustomers(container: MedusaContainer, refs: string[]): Promise<Record<string, string>> {
  const emails = refs.filter((ref) => ref.includes("@"))
  const customers = container.resolve(Modules.CUSTOMER)
  const options = { select: ["id", "email", "has_account"], take: CHUNK * 3, order: { has_account: "ASC" } } as const
  const [byId, byEmail] = await Promise.all([
    customers.listCustomers({ id: refs.filter((ref) => !ref.includes("@")) }, { select: ["id"], take: CHUNK }),
    customers.listCustomers(
      { email: [...new Set([...emails, ...emails.map(lower)])] },
      { ...options, select: [...options.select] },
    ),
  ])
  // Registered customers come last and win over guests of the same address.
  const idOfEmail = new Map(byEmail.map((customer) => [lower(customer.email ?? ""), customer.id]))
  const known = emails.flatMap((ref) => {
    const id = idOfEmail.get(lower(ref))
    return id ? [[ref, id] as const] : []
  })
  return Object.fromEntries([...byId.map(({ id }) => [id, id] as const), ...known])
}

async function newCustomers(container: MedusaContainer, emails: string[]): Promise<Record<string, string>> {
  const distinct = [...new Map(emails.map((email) => [lower(email), email])).keys()]
  const { result } = await createCustomersWorkflow(container).run({
    input: { customersData: distinct.map((email) => ({ email, has_account: false })) },
  })
  const ids = new Map(result.map((customer) => [lower(customer.email ?? ""), customer.id]))
  return Object.fromEntries(emails.map((email) => [email, ids.get(lower(email))!]))
}

const lower = (text: string) => text.toLowerCase()
