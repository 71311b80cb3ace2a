import { setTimeout } from "node:timers/promises"
import type { ILockingModule } from "@medusajs/framework/types"
import { Modules, generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../lib/errors"

/** Locks of one workflow run, to be given back at its end. */
export interface HeldLocks {
  keys: string[]
  owner: string
}

/** A process that dies gives its locks back after this time. */
const EXPIRE_S = 120
const PATIENCE_MS = 30_000
const RETRY_MS = 50

/**
 * Keeps other runs that name one of the keys waiting until this one is done. Medusa's own tables are written by several
 * steps, each in a transaction of its own, so the database cannot do it: without this, two offers added to one product at
 * once take each other's option values away. Keys are taken in one order, which rules out deadlocks.
 *
 * @throws 409 `media_busy` when the others do not finish
 */
export const holdLocksStep = createStep(
  "media-hold-locks",
  async (input: { keys: string[] }, { container }) => {
    const locking = container.resolve<ILockingModule>(Modules.LOCKING)
    const held: HeldLocks = { keys: [], owner: generateEntityId(undefined, "mlck") }
    const deadline = Date.now() + PATIENCE_MS
    for (const key of [...new Set(input.keys)].sort()) {
      if (!(await acquire(locking, key, held.owner, deadline))) {
        await release(locking, held)
        throw new MediaError("conflict", "media_busy", `${key} is being changed by others; try again`)
      }
      held.keys.push(key)
    }
    return new StepResponse(held, held)
  },
  async (held, { container }) => {
    if (held) await release(container.resolve<ILockingModule>(Modules.LOCKING), held)
  },
)

/** Gives the locks back; the last step of a workflow that holds some. */
export const releaseLocksStep = createStep("media-release-locks", async (held: HeldLocks, { container }) => {
  await release(container.resolve<ILockingModule>(Modules.LOCKING), held)
  return new StepResponse(null)
})

async function acquire(locking: ILockingModule, key: string, ownerId: string, deadline: number): Promise<boolean> {
  for (;;) {
    const done = await locking.acquire(key, { ownerId, expire: EXPIRE_S }).then(
      () => true,
      () => false,
    )
    if (done) return true
    if (Date.now() >= deadline) return false
    await setTimeout(RETRY_MS)
  }
}

/** A lock that cannot be given back expires by itself; that is no reason to fail what has been done. */
async function release(locking: ILockingModule, { keys, owner }: HeldLocks): Promise<void> {
  if (keys.length) await locking.release(keys, { ownerId: owner }).catch(() => undefined)
}
