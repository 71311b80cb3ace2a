import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUsersWorkflow } from "@medusajs/medusa/core-flows"

const PROVIDER = "emailpass"

/**
 * Makes sure that this login works: the user exists, has an identity, and the password is the one given. Each part is
 * looked up first, so a run that was killed in between is completed by the next.
 */
export async function ensureAdminUser(container: MedusaContainer, email: string, password: string): Promise<void> {
  const userId = await ensureUser(container, email)
  const auth = container.resolve(Modules.AUTH)
  const [known] = await auth.listProviderIdentities({ entity_id: email, provider: PROVIDER }, { take: 1 })
  if (!known) {
    const { authIdentity, error } = await auth.register(PROVIDER, { body: { email, password } })
    if (!authIdentity) throw new Error(`no login could be made for ${email}: ${error}`)
    await bind(container, authIdentity.id, userId)
    return
  }
  const answer = await auth.updateProvider(PROVIDER, { entity_id: email, password })
  if (!answer.success) throw new Error(`the password of ${email} could not be set: ${answer.error}`)
  if (known.auth_identity_id) await bind(container, known.auth_identity_id, userId)
}

async function ensureUser(container: MedusaContainer, email: string): Promise<string> {
  const users = container.resolve(Modules.USER)
  const [known] = await users.listUsers({ email }, { take: 1 })
  if (known) return known.id
  const { result } = await createUsersWorkflow(container).run({ input: { users: [{ email }] } })
  const [user] = result
  if (!user) throw new Error(`no user could be made for ${email}`)
  return user.id
}

/** An identity without a user cannot sign in to the admin. */
async function bind(container: MedusaContainer, identityId: string, userId: string): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const identity = await auth.retrieveAuthIdentity(identityId)
  if (identity.app_metadata?.user_id === userId) return
  await auth.updateAuthIdentities({ id: identityId, app_metadata: { ...identity.app_metadata, user_id: userId } })
}
