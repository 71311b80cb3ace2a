import { useEffect, useState } from "react"

/** `true` once something has been pending for `after` milliseconds. */
export function useSlow(pending: boolean, after = 3000): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(() => setSlow(true), after)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [pending, after])
  return slow
}
