import { running } from "./global-setup"

/** Stops the demo shop and its database. */
export default async function teardown(): Promise<void> {
  await running.shop?.stop()
}
