import { WorkflowManager } from "@medusajs/framework/orchestration"
import { completeCartWorkflow, completeCartWorkflowId } from "@medusajs/medusa/core-flows"
import { defineHealthCheck } from "../../../lib/registry"

/** The hook on which rentals are booked. The platform has it but does not document it, and its types leave it out. */
export const COMMIT_HOOK = "beforePaymentAuthorization"

type Handler = (...args: never[]) => unknown
type Register = (invoke: Handler, compensate?: Handler) => void

/** Registers the one handler this process may have on the hook. */
export function onBeforePayment(invoke: Handler, compensate: Handler): void {
  const hooks = completeCartWorkflow.hooks as unknown as Record<string, Register | undefined>
  const register = hooks[COMMIT_HOOK]
  if (!register) throw new Error(`medusa-plugin-media-store: completeCartWorkflow has no hook "${COMMIT_HOOK}"`)
  register(invoke, compensate)
}

/** What stands on the hook while nobody has registered a handler: it does nothing. */
const idle = handlerNow()

/** Whether somebody, we or the host, handles the hook. */
export function commitHookIsHandled(): boolean {
  return handlerNow() !== idle
}

function handlerNow(): unknown {
  return WorkflowManager.getWorkflow(completeCartWorkflowId)?.handlers_.get(COMMIT_HOOK)
}

defineHealthCheck({
  key: "rental.commit_hook",
  run: async () =>
    commitHookIsHandled()
      ? { status: "ok", detail: "completed carts become rental orders" }
      : {
          status: "error",
          detail: "nothing books rentals when a cart is completed: no handler is registered on completeCartWorkflow",
          action:
            "remove registerHooks: false from the plugin's options, or call commitRentals in your own handler of " +
            `completeCartWorkflow.hooks.${COMMIT_HOOK}`,
        },
})
