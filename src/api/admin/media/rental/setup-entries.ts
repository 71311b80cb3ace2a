import { id as idSchema } from "../../../../lib/fields"
import { MediaError, type Problem } from "../../../../lib/errors"
import { signedIn } from "../../../../lib/permission"
import type { MediaRequest } from "../../../../lib/route"
import type { SetupEdits, SetupEntry, SetupInputs } from "../../../../modules/rental/actions/setup/types"
import {
  createRentalSetupWorkflow,
  deleteRentalSetupWorkflow,
  editRentalSetupWorkflow,
} from "../../../../workflows/rental/setup/change-setup"
import { referenceProblems, referencesOf, type Reference } from "../../../../workflows/rental/setup/lib/references"

/**
 * The id in a route's path.
 * @throws 404 for what cannot be an id; the database would stumble over some of it
 */
export function setupId(req: MediaRequest, entry: SetupEntry): string {
  const given = req.params.id ?? ""
  if (idSchema.safeParse(given).success) return given
  const shown = JSON.stringify(given.slice(0, 100))
  throw new MediaError(
    "not_found",
    `media_rental_${entry}_not_found`,
    `${entry.replace("_", " ")} ${shown} does not exist`,
  )
}

/** Creates a plan, terms, a calendar or a member; answers its id. */
export async function createSetup<E extends Exclude<SetupEntry, "offer">>(
  req: MediaRequest,
  entry: E,
  input: SetupInputs[E],
): Promise<string> {
  const { result } = await createRentalSetupWorkflow(req.scope).run({
    input: { entry, input, actor: signedIn(req) } as never,
  })
  return result.id
}

/** Edits the entry of the path; answers its id. */
export async function editSetup<E extends SetupEntry>(
  req: MediaRequest,
  entry: E,
  edit: SetupEdits[E],
): Promise<string> {
  const id = setupId(req, entry)
  await editRentalSetupWorkflow(req.scope).run({ input: { entry, id, edit, actor: signedIn(req) } as never })
  return id
}

/** Deletes the entry of the path. */
export async function deleteSetup(req: MediaRequest, entry: SetupEntry): Promise<Record<string, unknown>> {
  const id = setupId(req, entry)
  await deleteRentalSetupWorkflow(req.scope).run({ input: { entry, id, actor: signedIn(req) } })
  return { id, object: `media_rental_${entry}`, deleted: true }
}

/** What the fields that are in order name and does not exist, said together with what is wrong with the others. */
export const unknownReferences =
  (entry: SetupEntry) =>
  async (req: MediaRequest, body: unknown, atFault: ReadonlySet<string>): Promise<Problem[]> =>
    referenceProblems(
      req.scope,
      referencesOf(entry, body).filter(({ path }) => !atFault.has(path.split(".")[0] ?? "")),
    )

/** The scope of a question about terms. */
export const scopeReferences = ({
  customer_group_id = [],
  ...scope
}: {
  customer_group_id?: string[] | undefined
  [field: string]: unknown
}): Reference[] => [
  ...referencesOf("terms", scope),
  ...customer_group_id.map((id): Reference => ({ path: "customer_group_id", kind: "customer_group", id })),
]
