import { ArrowDownMini, ArrowUpMini, EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { NamedIconButton } from "../../components/named-icon-button"
import { useUpdateHold } from "../../hooks/rental-holds"
import { useCan } from "../../hooks/use-can"
import { useFailureText } from "../../hooks/use-problem-text"
import { holdActs, priorityBeside } from "../../lib/hold-list"
import type { HoldRow } from "../../lib/rental-types"
import { HoldDrawer, type HoldEdit } from "./hold-drawer"
import { tell } from "../../lib/tell"

/** What can be done with one hold: past its neighbour, another priority, a pause, an end. */
export function HoldActions({ hold, queue }: { hold: HoldRow; queue: readonly HoldRow[] }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const [edit, setEdit] = useState<HoldEdit | null>(null)
  const run = useRun(hold)
  const acts = permitted(holdActs(hold), can)
  if (!acts.suspend && !acts.resume && !acts.cancel) return null
  const name = hold.customer.name ?? hold.customer.email ?? hold.customer.id
  const step = (by: 1 | -1) => {
    const priority = priorityBeside(hold, queue, by)
    return { disabled: priority === null || run.pending, onClick: () => priority !== null && run.send({ priority }) }
  }
  return (
    <div className="flex items-center justify-end gap-x-1" onClick={(event) => event.stopPropagation()}>
      {acts.move && (
        <>
          <NamedIconButton label={t("holds.up", { name })} {...step(1)}>
            <ArrowUpMini />
          </NamedIconButton>
          <NamedIconButton label={t("holds.down", { name })} {...step(-1)}>
            <ArrowDownMini />
          </NamedIconButton>
        </>
      )}
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton type="button" size="small" variant="transparent" aria-label={t("holds.more", { name })}>
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {acts.move && (
            <DropdownMenu.Item onClick={() => setEdit("priority")}>{t("holds.act.priority.button")}</DropdownMenu.Item>
          )}
          {acts.suspend && (
            <DropdownMenu.Item onClick={() => setEdit("suspend")}>{t("holds.act.suspend.button")}</DropdownMenu.Item>
          )}
          {acts.resume && (
            <DropdownMenu.Item onClick={() => run.send({ suspended: false })}>{t("holds.resume")}</DropdownMenu.Item>
          )}
          {acts.cancel && (
            <>
              {(acts.suspend || acts.resume) && <DropdownMenu.Separator />}
              <DropdownMenu.Item onClick={() => setEdit("cancel")}>{t("holds.act.cancel.button")}</DropdownMenu.Item>
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu>
      {edit && <HoldDrawer edit={edit} hold={hold} onClose={() => setEdit(null)} />}
    </div>
  )
}

/** Moving a customer within the queue and taking one off it are two rights. */
function permitted({ cancel, ...moves }: ReturnType<typeof holdActs>, can: (permission: string) => boolean) {
  const mayMove = can("rental.hold:update")
  return {
    move: moves.move && mayMove,
    suspend: moves.suspend && mayMove,
    resume: moves.resume && mayMove,
    cancel: cancel && can("rental.hold:delete"),
  }
}

function useRun(hold: HoldRow) {
  const { t } = useTranslation("media")
  const update = useUpdateHold()
  const failure = useFailureText()
  return {
    pending: update.isPending,
    send: (body: Record<string, unknown>) =>
      tell(update.mutateAsync({ hold, body }), {
        done: t("holds.saved"),
        failed: t("holds.saveFailed"),
        reason: failure,
      }),
  }
}
