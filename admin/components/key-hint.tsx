import { Kbd, clx } from "@medusajs/ui"
import type { ComponentProps } from "react"

/** A key beside what it does, readable on every button in both themes. Screen readers get `aria-keyshortcuts`. */
export function KeyHint({ className, ...props }: ComponentProps<typeof Kbd>) {
  return (
    <Kbd aria-hidden className={clx("bg-ui-bg-base text-ui-fg-base border-ui-border-strong", className)} {...props} />
  )
}
