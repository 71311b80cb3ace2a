import { useCallback, useEffect, useRef } from "react"
import { commandOf, type Command } from "../../lib/counter/keys"
import { BurstReader } from "../../lib/counter/scan-burst"

interface Options {
  /** A code that was scanned while something else had the focus. */
  onCode: (code: string) => void
  onCommand: (command: Command) => void
}

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Where keys have a meaning of their own: open lists, dialogs, the dashboard's search. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role=dialog], [role=alertdialog], [role=menu]") !== null
const isList = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role=listbox], [role=option]") !== null

/**
 * Keeps the keyboard and the scanner on the scan box: keys that mean something are commands wherever they are pressed,
 * anything that is typed while nothing takes it goes into the box, and a scan goes to the queue even when somebody is
 * just writing into a form.
 */
export function useCounterKeys(options: Options) {
  const box = useRef<HTMLInputElement>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const focusBox = useCallback(() => box.current?.focus({ preventScroll: true }), [])

  useEffect(() => {
    const reader = new BurstReader()
    let before = ""
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      if (isElsewhere(target) || event.isComposing) return
      const inForm = isField(target) && target !== box.current
      if (inForm) {
        const modified = event.ctrlKey || event.altKey || event.metaKey
        const held = target.value
        const code = reader.read({ key: event.key, at: event.timeStamp, modified })
        // The Enter that ends a scan begins a run as well; what the field held before the scan must outlast it.
        if (code === null && reader.isStart) before = held
        if (code) {
          event.preventDefault()
          event.stopPropagation()
          putBack(target, before)
          return latest.current.onCode(code)
        }
      }
      const isEmpty = (box.current?.value ?? "").trim() === ""
      const command = isList(target)
        ? null
        : commandOf(event, { atBox: target === box.current || isNowhere(target), isEmpty })
      if (command) {
        if (command.do === "leave" && !isEmpty && target === box.current) return
        event.preventDefault()
        event.stopPropagation()
        return latest.current.onCommand(command)
      }
      if (isTyping(event) && !isField(target) && !isList(target)) focusBox()
    }
    document.addEventListener("keydown", listen, true)
    return () => document.removeEventListener("keydown", listen, true)
  }, [focusBox])

  useEffect(() => {
    // Something that had the focus is gone, the window is back, or the slip is printed: the box has it again.
    const settle = () => setTimeout(() => isNowhere(document.activeElement) && focusBox(), 0)
    const print = window.matchMedia("print")
    window.addEventListener("focus", settle)
    window.addEventListener("afterprint", settle)
    print.addEventListener("change", settle)
    document.addEventListener("focusout", settle)
    settle()
    return () => {
      window.removeEventListener("focus", settle)
      window.removeEventListener("afterprint", settle)
      print.removeEventListener("change", settle)
      document.removeEventListener("focusout", settle)
    }
  }, [focusBox])

  return { box, focusBox }
}

const isNowhere = (target: EventTarget | null) => target === null || target === document.body || target === document

const isTyping = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
  key.length === 1 && key !== " " && !ctrlKey && !altKey && !metaKey

/** Takes back what a scan wrote into a field, in a way that React notices. */
function putBack(field: Field, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
