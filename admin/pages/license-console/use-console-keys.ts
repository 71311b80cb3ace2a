import { useCallback, useEffect, useRef } from "react"
import { BurstReader } from "../../lib/counter/scan-burst"
import { consoleCommand, type ConsoleCommand } from "../../lib/license-console/keys"

interface Options {
  /** A code that was scanned while something else had the focus. */
  onCode: (code: string) => void
  onCommand: (command: ConsoleCommand) => void
}

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Where keys have a meaning of their own: open lists, dialogs, the dashboard's search. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=option]") !== null
const isNowhere = (target: EventTarget | null) => target === null || target === document.body || target === document
const isTyping = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
  key.length === 1 && key !== " " && !ctrlKey && !altKey && !metaKey

/**
 * Keeps the keyboard and the scanner on the scan field: commands work wherever they are pressed, what is typed while no
 * field takes it goes into the scan field, and a scan made while a button or another field has the focus is a scan.
 */
export function useConsoleKeys(options: Options) {
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
      if (target !== box.current && isField(target)) {
        const modified = event.ctrlKey || event.altKey || event.metaKey
        const held = target.value
        const code = reader.read({ key: event.key, at: event.timeStamp, modified })
        // What the field held before the scan must outlast it.
        if (code === null && reader.isStart) before = held
        if (code) {
          event.preventDefault()
          event.stopPropagation()
          putBack(target, before)
          return latest.current.onCode(code)
        }
      }
      const command = consoleCommand(event)
      if (command) {
        // Escape empties the field first.
        if (command.do === "leave" && target === box.current && box.current?.value) return
        if (command.do === "leave" && isField(target) && target !== box.current) return focusBox()
        event.preventDefault()
        event.stopPropagation()
        return latest.current.onCommand(command)
      }
      // Also from a button: a scanner that types into one would press it with the Enter at its end.
      if (isTyping(event) && !isField(target)) focusBox()
    }
    document.addEventListener("keydown", listen, true)
    return () => document.removeEventListener("keydown", listen, true)
  }, [focusBox])

  useEffect(() => {
    // Something that had the focus is gone, or the window is back: the field has it again.
    const settle = () => setTimeout(() => isNowhere(document.activeElement) && focusBox(), 0)
    window.addEventListener("focus", settle)
    document.addEventListener("focusout", settle)
    settle()
    return () => {
      window.removeEventListener("focus", settle)
      document.removeEventListener("focusout", settle)
    }
  }, [focusBox])

  return { box, focusBox }
}

/** Takes back what a scan wrote into a field, in a way that React notices. */
function putBack(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
