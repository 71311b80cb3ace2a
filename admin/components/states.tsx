import { ExclamationCircle, LockClosedSolid } from "@medusajs/icons"
import { Button, Container, Heading, Skeleton, Text, clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, type To } from "react-router-dom"
import { useSlow } from "../hooks/use-slow"
import { ApiError, isForbidden } from "../lib/api-error"

interface FrameProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Inside another card, without a frame of its own. */
  bare?: boolean
  role?: "alert" | "status"
}

function Frame({ icon, title, children, action, bare, role }: FrameProps) {
  const body = (
    <div role={role} className="flex flex-col items-center gap-y-3 px-6 py-10 text-center">
      {icon}
      <div className="flex max-w-xl flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        {children}
      </div>
      {action}
    </div>
  )
  return bare ? body : <Container className="p-0">{body}</Container>
}

interface FailureProps {
  error: unknown
  /** What could not be done, as a whole sentence. */
  what: string
  onRetry?: () => void
  bare?: boolean
}

/** What went wrong, how to try again, and the id to quote; a missing right is named instead. */
export function Failure({ error, what, onRetry, bare }: FailureProps) {
  const { t } = useTranslation("media")
  if (isForbidden(error)) return <Forbidden permission={error.permission} bare={bare} />
  const requestId = error instanceof ApiError ? error.requestId : null
  const offline = error instanceof ApiError && error.status === 0
  return (
    <Frame
      bare={bare}
      role="alert"
      icon={<ExclamationCircle className="text-ui-fg-error" />}
      title={what}
      action={
        onRetry && (
          <Button type="button" size="small" variant="secondary" onClick={onRetry}>
            {t("state.retry")}
          </Button>
        )
      }
    >
      <Text size="small" className="text-ui-fg-subtle break-words">
        {offline ? t("state.unreachable") : error instanceof Error ? error.message : String(error)}
      </Text>
      {requestId && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("state.requestId", { id: requestId })}
        </Text>
      )}
    </Frame>
  )
}

/** Names the right that is missing, so that the reader knows what to ask for. */
export function Forbidden({ permission, bare }: { permission: string | null; bare?: boolean }) {
  const { t } = useTranslation("media")
  return (
    <Frame
      bare={bare}
      role="alert"
      icon={<LockClosedSolid className="text-ui-fg-subtle" />}
      title={t("state.forbidden.title")}
    >
      <Text size="small" className="text-ui-fg-subtle">
        {permission ? t("state.forbidden.needs", { permission }) : t("state.forbidden.unknown")}
      </Text>
    </Frame>
  )
}

/** Something to do next: a way to go, or an act here. */
export type Action = { label: string; to: To } | { label: string; onClick: () => void }

interface EmptyProps {
  title: string
  message: string
  action?: Action
  bare?: boolean
}

/** Nothing here yet: says what belongs here and offers the next step. */
export function Empty({ title, message, action, bare }: EmptyProps) {
  return (
    <Frame bare={bare} title={title} action={action && <ActionButton variant="secondary" action={action} />}>
      <Text size="small" className="text-ui-fg-subtle">
        {message}
      </Text>
    </Frame>
  )
}

export function ActionButton({ action, variant = "primary" }: { action: Action; variant?: "primary" | "secondary" }) {
  if ("to" in action) {
    return (
      <Button size="small" variant={variant} asChild>
        <Link to={action.to}>{action.label}</Link>
      </Button>
    )
  }
  return (
    <Button type="button" size="small" variant={variant} onClick={action.onClick}>
      {action.label}
    </Button>
  )
}

/** Grey bars in the shape of what is coming; after three seconds it says what is still loading. */
export function SectionSkeleton({ rows = 4, bare, what }: { rows?: number; bare?: boolean; what: string }) {
  const { t } = useTranslation("media")
  const slow = useSlow(true)
  const body = (
    <div aria-busy="true" className="divide-y">
      <div className={clx("flex items-center justify-between px-6 py-4", { hidden: bare })}>
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-7 w-7" />
      </div>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="grid grid-cols-2 gap-4 px-6 py-4">
          <Skeleton className="h-5 w-28" />
          <Skeleton className="h-5 w-full max-w-[220px]" />
        </div>
      ))}
      <Text size="small" role="status" className={clx("text-ui-fg-subtle px-6 py-3", { "sr-only": !slow })}>
        {slow ? t("state.stillLoading", { what }) : t("state.loading")}
      </Text>
    </div>
  )
  return bare ? body : <Container className="p-0">{body}</Container>
}

/** A card with a heading. */
export function Section(props: {
  title: string
  level?: "h1" | "h2"
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level={props.level ?? "h2"}>{props.title}</Heading>
          {props.subtitle && (
            <Text size="small" className="text-ui-fg-subtle">
              {props.subtitle}
            </Text>
          )}
        </div>
        {props.actions && <div className="flex items-center gap-x-2">{props.actions}</div>}
      </div>
      {props.children}
    </Container>
  )
}
