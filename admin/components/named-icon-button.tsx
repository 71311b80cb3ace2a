import { IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A small button that shows a picture only; its label is what a screen reader says. */
export function NamedIconButton(props: {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <IconButton
      type="button"
      size="small"
      variant="transparent"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </IconButton>
  )
}
