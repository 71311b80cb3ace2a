import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** What an act does, before it is done. */
export function Explain({ children }: { children: ReactNode }) {
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {children}
    </Text>
  )
}
