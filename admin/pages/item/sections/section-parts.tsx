import { PencilSquare } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** The pencil of a section: a link, so that it can be opened by keyboard and in a new tab. */
export function EditLink({ to, label }: { to: string; label: string }) {
  return (
    <IconButton size="small" variant="transparent" asChild>
      <Link to={to} aria-label={label} title={label}>
        <PencilSquare className="text-ui-fg-subtle" />
      </Link>
    </IconButton>
  )
}

/** What a section says while it has nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-4">
      {children}
    </Text>
  )
}
