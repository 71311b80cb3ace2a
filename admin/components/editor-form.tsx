import { KeyboundForm, RouteDrawer, RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { Problem } from "../lib/types"
import { ConflictNotice } from "./conflict-notice"
import { FormProblems } from "./form-problems"
import { DrawerHeader, ModalHeader } from "./modal-header"

interface FrameProps {
  title: string
  /** What it is about, for screen readers. */
  description: string
  /** A full page instead of a drawer, for what needs the room. */
  wide?: boolean
  /** Where closing leads, when that is not one step up. */
  prev?: string
  children: ReactNode
}

/** A modal at a URL of its own: title and close button, then what is edited. */
export function EditorFrame({ title, description, wide, prev, children }: FrameProps) {
  const Modal = wide ? RouteFocusModal : RouteDrawer
  const Header = wide ? ModalHeader : DrawerHeader
  return (
    <Modal prev={prev}>
      <Header>
        <Modal.Title asChild>
          <Heading className={wide ? "flex-1" : undefined}>{title}</Heading>
        </Modal.Title>
        <Modal.Description className="sr-only">{description}</Modal.Description>
      </Header>
      {children}
    </Modal>
  )
}

interface EditorFormProps<V extends FieldValues> {
  form: UseFormReturn<V>
  wide?: boolean
  onSubmit: (event?: FormEvent) => void
  pending: boolean
  /** Default "Save". */
  submitLabel?: string
  /** Something is still missing, e.g. the price that is to be confirmed. */
  disabled?: boolean
  problems: readonly Problem[]
  /** What somebody else stored meanwhile, while that is undecided. */
  conflict?: { updated_at: string } | null
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
          <Button
            type="submit"
            size="small"
            isLoading={props.pending}
            disabled={Boolean(props.conflict) || props.disabled}
          >
            {props.submitLabel ?? t("common.save")}
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
