import { PencilSquare, Trash } from "@medusajs/icons"
import { Badge, Button, clx, IconButton, Skeleton, usePrompt } from "@medusajs/ui"
import { Fragment } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useDeleteTerms } from "../../hooks/rental-terms"
import { useCan } from "../../hooks/use-can"
import { useFailureText } from "../../hooks/use-problem-text"
import { useScopeParts, useTermText } from "../../hooks/use-term-text"
import type { ResolvedTerms, TermsRow } from "../../lib/rental-setup-types"
import { TERMS_GROUPS, type TermsField } from "../../lib/terms-columns"
import { ownCount } from "../../lib/terms-form"
import { originOf, SHOP } from "../../lib/terms-matrix"
import { tell } from "../../lib/tell"

export interface MatrixColumn {
  key: string
  /** The stored row; `null` for the shop while it has none, and for what somebody asked for. */
  row: TermsRow | null
  /** Instead of the scope's own name. */
  title?: string
  resolved: ResolvedTerms | null
  error: unknown
  retry: () => void
}

interface Props {
  columns: MatrixColumn[]
  /** All rows, by whose names sources are called. */
  rows: readonly TermsRow[]
}

/** Rules down, scopes across. */
export function MatrixTable({ columns, rows }: Props) {
  const { t } = useTranslation("media")
  return (
    <div className="isolate overflow-x-auto" role="region" aria-label={t("rentalTerms.title")} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0" style={{ minWidth: 260 + columns.length * 170 }}>
        <thead>
          <tr>
            <th
              scope="col"
              className="bg-ui-bg-base border-ui-border-base txt-compact-xsmall-plus text-ui-fg-subtle sticky left-0 z-[1] border-b px-6 py-3 text-left align-bottom"
            >
              {t("rentalTerms.rule")}
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {TERMS_GROUPS.map(({ group, fields }) => (
            <Fragment key={group}>
              <tr>
                <th
                  scope="colgroup"
                  colSpan={columns.length + 1}
                  className="bg-ui-bg-subtle border-ui-border-base txt-compact-small-plus sticky left-0 border-b px-6 py-2 text-left"
                >
                  {t(`rentalTerms.group.${group}`)}
                </th>
              </tr>
              {fields.map((field) => (
                <RuleRow key={field.column} field={field} columns={columns} rows={rows} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ column: { key, row, title, error, retry } }: { column: MatrixColumn }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const parts = useScopeParts()(row ?? SHOP)
  const name = title ?? parts.join(" · ")
  return (
    <th
      scope="col"
      className="border-ui-border-base min-w-[160px] border-b px-3 py-3 text-left align-bottom font-normal"
    >
      <div className="flex flex-col gap-y-1">
        <span className="flex flex-wrap gap-1">
          {title ? (
            <Badge size="2xsmall" color="blue">
              {title}
            </Badge>
          ) : (
            parts.map((part) => (
              <Badge key={part} size="2xsmall" className="max-w-[150px] truncate">
                {part}
              </Badge>
            ))
          )}
        </span>
        <span className="flex items-center justify-between gap-x-1">
          <span className="txt-compact-xsmall text-ui-fg-subtle">
            {row ? t("rentalTerms.own", { count: ownCount(row) }) : key === "shop" ? t("rentalTerms.defaults") : ""}
          </span>
          <span className="flex items-center">
            {key !== "check" && can("rental.setup:update") && (
              <IconButton size="small" variant="transparent" asChild>
                <Link to={row ? `terms?id=${row.id}` : "terms"} aria-label={t("rentalTerms.edit", { scope: name })}>
                  <PencilSquare className="text-ui-fg-subtle" />
                </Link>
              </IconButton>
            )}
            {row && can("rental.setup:delete") && <DeleteTerms row={row} name={name} />}
          </span>
        </span>
        {error !== null && (
          <Button type="button" size="small" variant="transparent" onClick={retry}>
            {t("state.retry")}
          </Button>
        )}
      </div>
    </th>
  )
}

function RuleRow({ field, columns, rows }: Props & { field: TermsField }) {
  const { t } = useTranslation("media")
  return (
    <tr className="group">
      <th
        scope="row"
        className="bg-ui-bg-base group-hover:bg-ui-bg-base-hover border-ui-border-base txt-compact-small sticky left-0 z-[1] w-[260px] min-w-[220px] border-b px-6 py-2 text-left font-normal"
      >
        {t(`rentalTerms.column.${field.column}`)}
      </th>
      {columns.map((column) => (
        <ValueCell key={column.key} field={field} column={column} rows={rows} />
      ))}
    </tr>
  )
}

/** A scope's own value stands out; an inherited one says from where. */
function ValueCell({ field, column, rows }: { field: TermsField; column: MatrixColumn; rows: readonly TermsRow[] }) {
  const { t } = useTranslation("media")
  const text = useTermText()
  const parts = useScopeParts()
  const { resolved, row } = column
  const base = "border-ui-border-base group-hover:bg-ui-bg-base-hover border-b px-3 py-2 align-top"
  if (!resolved) return <td className={base}>{column.error === null && <Skeleton className="h-4 w-20" />}</td>
  const origin = originOf(resolved, field.column, row?.id ?? null)
  const source = origin.from === "row" ? rows.find(({ id }) => id === origin.id) : undefined
  const from =
    origin.from === "own"
      ? ""
      : origin.from === "default"
        ? t("rentalTerms.from.default")
        : source
          ? t("rentalTerms.from.row", { scope: parts(source).join(" · ") })
          : t("rentalTerms.from.other")
  return (
    <td className={base}>
      <span
        className={clx(
          "block",
          origin.from === "own" ? "txt-compact-small-plus" : "txt-compact-small text-ui-fg-subtle",
        )}
      >
        {text(field, resolved.terms[field.column])}
      </span>
      {from && <span className="txt-compact-xsmall text-ui-fg-subtle block">{from}</span>}
    </td>
  )
}

function DeleteTerms({ row, name }: { row: TermsRow; name: string }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const remove = useDeleteTerms()
  const failureText = useFailureText()
  const ask = async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("rentalTerms.delete.title", { scope: name }),
      description: t("rentalTerms.delete.description", { count: ownCount(row) }),
      confirmText: t("rentalTerms.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    tell(remove.mutateAsync(row.id), {
      done: t("rentalTerms.delete.done"),
      failed: t("rentalTerms.delete.failed"),
      reason: failureText,
    })
  }
  return (
    <IconButton
      type="button"
      size="small"
      variant="transparent"
      aria-label={t("rentalTerms.delete.open", { scope: name })}
      isLoading={remove.isPending}
      onClick={() => void ask()}
    >
      <Trash className="text-ui-fg-subtle" />
    </IconButton>
  )
}
