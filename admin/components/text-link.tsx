import { clx } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { Link } from "react-router-dom"

/** A link within text: told from it by its line, not by a colour too pale to read on every ground. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  const look = "text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none"
  return <Link className={clx(look, className)} {...props} />
}
