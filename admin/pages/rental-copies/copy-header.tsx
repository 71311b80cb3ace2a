import { ActionMenu } from "@medusajs/dashboard/components"
import {
  ArrowDownTray,
  BuildingStorefront,
  EllipsisHorizontal,
  PencilSquare,
  ShoppingBag,
  Trash,
  TruckFast,
  Tools,
  XCircle,
} from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import { DowntimeDrawer } from "../../components/downtime-drawer"
import { UnitStatusBadge } from "../../components/rental-badges"
import { TextLink } from "../../components/text-link"
import { useTypeLabel } from "../../hooks/media-types"
import { useDeleteCopy } from "../../hooks/rental-copies"
import { useCan } from "../../hooks/use-can"
import { useFailureText } from "../../hooks/use-problem-text"
import { useShopZone } from "../../hooks/use-shop-zone"
import { actionsFor, type CopyAction } from "../../lib/copy-form"
import type { UnitDetail } from "../../lib/rental-copy-types"
import { ActDrawer, type DrawerAct } from "./act-drawer"

/** Which copy this is, where it stands, and what can be done with it now. */
export function CopyHeader({ copy }: { copy: UnitDetail }) {
  const typeLabel = useTypeLabel()
  const [open, setOpen] = useState<DrawerAct | "downtime" | null>(null)
  const tz = useShopZone(copy.home_location_id)
  const close = () => setOpen(null)
  return (
    <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-3">
          <Heading className="font-mono break-all">{copy.barcode}</Heading>
          <UnitStatusBadge status={copy.status} />
        </div>
        <Text size="small" className="text-ui-fg-subtle break-words">
          <TextLink to={`/products/${copy.product_id}`}>{copy.title}</TextLink>
          {" · "}
          {typeLabel(copy.media_type)}
        </Text>
      </div>
      <HeaderActions copy={copy} onOpen={setOpen} />
      {open === "downtime" && <DowntimeDrawer copy={copy} tz={tz} onClose={close} />}
      {open !== null && open !== "downtime" && <ActDrawer copy={copy} act={open} onClose={close} />}
    </Container>
  )
}

const ICONS: Record<CopyAction, ReactNode> = {
  shelve: <BuildingStorefront />,
  downtime: <Tools />,
  in_transit: <TruckFast />,
  sell: <ShoppingBag />,
  retire: <XCircle />,
  found: <ArrowDownTray />,
  delete: <Trash />,
}

interface ActionsProps {
  copy: UnitDetail
  onOpen: (what: DrawerAct | "downtime") => void
}

/** The next step as a button, the rest in a menu; what one may not do is not offered. */
function HeaderActions({ copy, onOpen }: ActionsProps) {
  const { t } = useTranslation("media")
  const remove = useRemoval(copy)
  const allowed = useAllowed(copy)
  const first = allowed.find((action) => action === "shelve" || action === "found")
  const rest = allowed.filter((action) => action !== first)
  const run = (action: CopyAction) => {
    if (action === "delete") void remove()
    else if (action !== "found") onOpen(action)
  }
  const entry = (action: CopyAction) => ({
    icon: ICONS[action],
    label: t(`copies.action.${action}`),
    onClick: () => run(action),
  })
  return (
    <div className="flex items-center gap-x-2">
      {first === "found" && (
        <Button size="small" asChild>
          <Link to="/media/rentals/counter">{t("copies.action.found")}</Link>
        </Button>
      )}
      {first === "shelve" && (
        <Button type="button" size="small" onClick={() => onOpen("shelve")}>
          {t("copies.action.shelve")}
        </Button>
      )}
      <Button size="small" variant="secondary" asChild>
        <Link to={`/media/rentals/copies/labels?id=${copy.id}`}>{t("copies.labels.one")}</Link>
      </Button>
      <ActionMenu
        groups={[
          { actions: [{ icon: <PencilSquare />, label: t("copies.action.edit"), to: "edit" }] },
          { actions: rest.filter((action) => action !== "delete").map(entry) },
          { actions: rest.filter((action) => action === "delete").map(entry) },
        ]}
      >
        <IconButton type="button" size="small" variant="transparent" aria-label={t("copies.action.menu")}>
          <EllipsisHorizontal />
        </IconButton>
      </ActionMenu>
    </div>
  )
}

function useAllowed(copy: UnitDetail): CopyAction[] {
  const can = useCan()
  const needs: Record<CopyAction, string> = {
    shelve: "rental.counter:update",
    found: "rental.counter:update",
    delete: "rental.unit:delete",
    downtime: "rental.unit:update",
    in_transit: "rental.unit:update",
    sell: "rental.unit:update",
    retire: "rental.unit:update",
  }
  return actionsFor(copy.status).filter((action) => can(needs[action]))
}

/** For a copy taken in by mistake. */
function useRemoval(copy: UnitDetail): () => Promise<void> {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const navigate = useNavigate()
  const remove = useDeleteCopy()
  const failureText = useFailureText()
  return async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("copies.delete.title", { barcode: copy.barcode }),
      description: t("copies.delete.description"),
      confirmText: t("copies.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    remove.mutate(copy.id, {
      onSuccess: () => {
        toast.success(t("copies.delete.done", { barcode: copy.barcode }))
        void navigate("/media/rentals/copies", { replace: true })
      },
      onError: (error) => toast.error(t("copies.delete.failed"), { description: failureText(error) }),
    })
  }
}
