import { useRef } from "react"
import { ApiError } from "../lib/api-error"
import { newRequestId } from "../lib/client"

/**
 * Idempotency keys of a form: a try whose answer was lost is repeated under the same key, so that nothing is done
 * twice; after any answer the next try is a new one, because a refusal would only be repeated.
 *
 * @example const once = useOnceKey(); await once((key) => take.mutateAsync({ body, key }))
 */
export function useOnceKey(): <A>(send: (key: string) => Promise<A>) => Promise<A> {
  const key = useRef<string>(undefined)
  return async (send) => {
    key.current ??= newRequestId()
    try {
      const answer = await send(key.current)
      key.current = undefined
      return answer
    } catch (error) {
      const isLost = error instanceof ApiError && (error.status === 0 || error.status >= 500)
      if (!isLost) key.current = undefined
      throw error
    }
  }
}
