import { setTimeout as sleep } from "node:timers/promises"

/**
 * Repeats a check until it holds. Events are handled after the answer; a subscriber that never does makes this fail with
 * what the check says.
 *
 * @example await eventually(async () => expect(await letters()).toHaveLength(1))
 */
export async function eventually(check: () => Promise<void>, attempts = 80): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const failed = await check().then(
      () => false,
      () => true,
    )
    if (!failed) return
    await sleep(100)
  }
  await check()
}
