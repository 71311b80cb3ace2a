import { toast } from "@medusajs/ui"

interface Words {
  done: string
  failed: string
  reason(error: Error): string
}

/**
 * Tells how an act ended. It takes the act's promise: a mutation's own callbacks are dropped when the row or the button
 * that started it is gone by then, which is what most acts bring about.
 */
export function tell(act: Promise<unknown>, { done, failed, reason }: Words): void {
  act.then(
    () => toast.success(done),
    (error: Error) => toast.error(failed, { description: reason(error) }),
  )
}
