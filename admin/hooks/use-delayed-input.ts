import { useCallback, useEffect, useRef, useState } from "react"

/**
 * A text that is handed on when typing pauses, and that follows the outside value when that changes by other
 * means (going back, "clear filters"). What was handed on comes back as the outside value a moment later; by then
 * more may have been typed, so its own echo is not taken over.
 */
export function useDelayedInput(value: string, onSettled: (text: string) => void, delay = 300) {
  const [text, setText] = useState(value)
  const handedOn = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = useRef(onSettled)
  useEffect(() => {
    settle.current = onSettled
  })
  useEffect(() => {
    if (value === handedOn.current) return
    clearTimeout(timer.current)
    handedOn.current = value
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = useCallback(
    (next: string) => {
      setText(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        if (next === handedOn.current) return
        handedOn.current = next
        settle.current(next)
      }, delay)
    },
    [delay],
  )
  return [text, change] as const
}
