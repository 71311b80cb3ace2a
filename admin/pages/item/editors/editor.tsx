import { KeyboundForm, RouteDrawer, RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { ConflictNotice } from "../../../components/conflict-notice"
import { FormProblems } from "../../../components/form-problems"
import { DrawerHeader, ModalHeader } from "../../../components/modal-header"
import { Failure, SectionSkeleton } from "../../../components/states"
import { useItem } from "../../../hooks/items"
import type { Item, Problem } from "../../../lib/types"

interface EditorProps {
  title: string
  /** A full page instead of a drawer, for what needs the room. */
  wide?: boolean
  children: (item: Item) => ReactNode
}

/** Opens over the item's page at a URL of its own; loads the item when one comes here directly. */
export function Editor({ title, wide, children }: EditorProps) {
  const { t } = useTranslation("media")
  const id = useParams().id ?? ""
  const { data, error, isPending, refetch } = useItem(id)
  const Modal = wide ? RouteFocusModal : RouteDrawer
  const Header = wide ? ModalHeader : DrawerHeader
  return (
    <Modal>
      <Header>
        <Modal.Title asChild>
          <Heading className={wide ? "flex-1" : undefined}>{title}</Heading>
        </Modal.Title>
        <Modal.Description className="sr-only">{data?.product.title ?? t("item.loading")}</Modal.Description>
      </Header>
      {isPending ? (
        <SectionSkeleton bare rows={6} what={t("item.loading")} />
      ) : data ? (
        children(data)
      ) : (
        <Failure bare error={error} what={t("item.failed")} onRetry={() => void refetch()} />
      )}
    </Modal>
  )
}

interface EditorFormProps<V extends FieldValues> {
  form: UseFormReturn<V>
  wide?: boolean
  onSubmit: (event?: FormEvent) => void
  pending: boolean
  problems: readonly Problem[]
  /** What somebody else stored meanwhile, while that is undecided. */
  conflict?: Item | null
  onKeep?: () => void
  onDiscard?: () => void
  children: ReactNode
}

/** The form inside an editor: problems on top, fields, and the two buttons. */
export function EditorForm<V extends FieldValues>(props: EditorFormProps<V>) {
  const { t } = useTranslation("media")
  const Modal = props.wide ? RouteFocusModal : RouteDrawer
  const fields = (
    <>
      {props.conflict && props.onKeep && props.onDiscard && (
        <ConflictNotice savedAt={props.conflict.updated_at} onKeep={props.onKeep} onDiscard={props.onDiscard} />
      )}
      <FormProblems problems={props.problems} />
      {props.children}
    </>
  )
  const body = (
    <>
      <Modal.Body className="flex-1 overflow-y-auto">
        <div
          className={
            props.wide ? "mx-auto flex w-full max-w-[960px] flex-col gap-y-6 px-6 py-8" : "flex flex-col gap-y-6"
          }
        >
          {fields}
        </div>
      </Modal.Body>
      <Modal.Footer>
        <div className="flex items-center justify-end gap-x-2">
          <Modal.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {t("common.cancel")}
            </Button>
          </Modal.Close>
          <Button type="submit" size="small" isLoading={props.pending} disabled={Boolean(props.conflict)}>
            {t("common.save")}
          </Button>
        </div>
      </Modal.Footer>
    </>
  )
  const className = "flex flex-1 flex-col overflow-hidden"
  return (
    <Modal.Form form={props.form}>
      {props.wide ? (
        // In a grid of many inputs Enter must not send; Ctrl+Enter does.
        <KeyboundForm onSubmit={props.onSubmit} className={className}>
          {body}
        </KeyboundForm>
      ) : (
        <form onSubmit={props.onSubmit} className={className} noValidate>
          {body}
        </form>
      )}
    </Modal.Form>
  )
}
