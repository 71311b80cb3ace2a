import { RouteDrawer, RouteFocusModal } from "@medusajs/dashboard/components"
import { XMark } from "@medusajs/icons"
import { IconButton, Kbd } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** The close button by its name; Medusa's own headers leave it without one. */
function CloseButton({ wide }: { wide?: boolean }) {
  const { t } = useTranslation("media")
  const Modal = wide ? RouteFocusModal : RouteDrawer
  return (
    <Modal.Close asChild>
      <IconButton type="button" size="small" variant="transparent" aria-label={t("common.close")}>
        <XMark />
      </IconButton>
    </Modal.Close>
  )
}

function EscapeHint() {
  const { t } = useTranslation("media")
  return <Kbd aria-hidden>{t("common.escapeKey")}</Kbd>
}

/** Top of a full-page modal: close, then what it is. */
export function ModalHeader({ children }: { children: ReactNode }) {
  return (
    <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
      <div className="flex items-center gap-x-2">
        <CloseButton wide />
        <EscapeHint />
      </div>
      {children}
    </div>
  )
}

/** Top of a drawer: what it is, then close. */
export function DrawerHeader({ children }: { children: ReactNode }) {
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex flex-col gap-y-1">{children}</div>
      <div className="flex items-center gap-x-2">
        <EscapeHint />
        <CloseButton />
      </div>
    </div>
  )
}
