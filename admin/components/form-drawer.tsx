import { Form } from "@medusajs/dashboard/components"
import { XMark } from "@medusajs/icons"
import { Button, Drawer, Heading, IconButton, usePrompt } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { Problem } from "../lib/types"
import { ConflictNotice } from "./conflict-notice"
import { FormProblems } from "./form-problems"

interface FormDrawerProps<V extends FieldValues> {
  title: string
  /** Below the title: what it is about. */
  description: string
  form: UseFormReturn<V>
  onSubmit: (event?: FormEvent) => void
  onClose: () => void
  pending: boolean
  problems: readonly Problem[]
  submitLabel?: string
  conflict?: { updated_at: string } | null
  onKeep?: () => void
  onDiscard?: () => void
  children: ReactNode
}

/**
 * A form over a page that has no URL of its own, because what it is about is on that page only (a selection, a widget).
 * Mounted while it is open.
 */
export function FormDrawer<V extends FieldValues>(props: FormDrawerProps<V>) {
  const { t } = useTranslation("media")
  const close = useCloseGuard(props.form, props.onClose)
  return (
    <Drawer open onOpenChange={(open) => !open && void close()}>
      <Drawer.Content>
        <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
          <div className="flex min-w-0 flex-col gap-y-1">
            <Drawer.Title asChild>
              <Heading>{props.title}</Heading>
            </Drawer.Title>
            <Drawer.Description className="txt-small text-ui-fg-subtle break-words">
              {props.description}
            </Drawer.Description>
          </div>
          <Drawer.Close asChild>
            <IconButton type="button" size="small" variant="transparent" aria-label={t("common.close")}>
              <XMark />
            </IconButton>
          </Drawer.Close>
        </div>
        <Form {...props.form}>
          <form onSubmit={props.onSubmit} noValidate className="flex flex-1 flex-col overflow-hidden">
            <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto px-6 py-4">
              {props.conflict && props.onKeep && props.onDiscard && (
                <ConflictNotice savedAt={props.conflict.updated_at} onKeep={props.onKeep} onDiscard={props.onDiscard} />
              )}
              <FormProblems problems={props.problems} />
              {props.children}
            </Drawer.Body>
            <Drawer.Footer>
              <Drawer.Close asChild>
                <Button type="button" size="small" variant="secondary">
                  {t("common.cancel")}
                </Button>
              </Drawer.Close>
              <Button type="submit" size="small" isLoading={props.pending} disabled={Boolean(props.conflict)}>
                {props.submitLabel ?? t("common.save")}
              </Button>
            </Drawer.Footer>
          </form>
        </Form>
      </Drawer.Content>
    </Drawer>
  )
}

/** Asks before something typed is thrown away. */
function useCloseGuard<V extends FieldValues>(form: UseFormReturn<V>, onClose: () => void): () => Promise<void> {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const { isDirty } = form.formState
  return async () => {
    const agreed =
      !isDirty ||
      (await prompt({
        variant: "confirmation",
        title: t("leave.title"),
        description: t("leave.description"),
        confirmText: t("leave.confirm"),
        cancelText: t("common.cancel"),
      }))
    if (agreed) onClose()
  }
}
