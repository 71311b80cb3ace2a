import { RadioGroup, Text, toast } from "@medusajs/ui"
import { useForm, useController } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { FormDrawer } from "../../components/form-drawer"
import { Failure, SectionSkeleton } from "../../components/states"
import { useCopies } from "../../hooks/rental-copies"
import { useReseat } from "../../hooks/rental-board"
import { useSubmit } from "../../hooks/use-submit"
import { outlookOf } from "../../lib/board"
import { IN_SERVICE_STATUSES } from "../../../src/modules/rental/domain/enums"
import type { Board, BoardBlock, BoardUnit, UnitRow } from "../../lib/rental-copy-types"
import type { BoardText } from "./use-board-text"

/** Whichever copy has room. */
const ANY = "any"

interface Props {
  board: Board
  unit: BoardUnit
  block: BoardBlock
  text: BoardText
  onClose: () => void
}

/** Moves a booking to another copy of its title: what dragging does, without a pointer and beyond this page. */
export function MoveDrawer({ board, unit, block, text, onClose }: Props) {
  const { t } = useTranslation("media")
  const reseat = useReseat()
  const form = useForm<{ unit_id: string }>({ defaultValues: { unit_id: ANY } })
  const number = block.rental?.display_no
  const { editor } = useSubmit({
    form,
    attempt: ({ unit_id }) => ({
      toField: (path) => (path === "unit_id" ? path : null),
      send: () =>
        reseat.mutateAsync({
          rental_id: block.rental?.id ?? "",
          ...(unit_id === ANY ? {} : { unit_id }),
        }),
    }),
    onDone: () => {
      toast.success(t("board.move.done", { number }))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t("board.move.title", { number })}
      description={t("board.move.of", { title: unit.title, barcode: unit.barcode, block: text.about(block) })}
      {...editor}
      onClose={onClose}
      submitLabel={t("board.move.confirm")}
    >
      <Copies board={board} unit={unit} block={block} />
    </FormDrawer>
  )
}

function Copies({ board, unit, block }: Pick<Props, "board" | "unit" | "block">) {
  const { t } = useTranslation("media")
  const { field } = useController({ name: "unit_id" })
  const { data, error, isPending, refetch } = useCopies({
    variant_id: unit.variant_id,
    location_id: board.location_id,
    status: IN_SERVICE_STATUSES,
    order: "barcode",
    limit: 100,
  })
  if (isPending) return <SectionSkeleton bare rows={3} what={t("copies.title")} />
  if (!data) return <Failure bare error={error} what={t("copies.failed")} onRetry={() => void refetch()} />
  const others = data.units.filter((one) => one.id !== unit.id)
  if (others.length === 0) return <Text size="small">{t("board.move.noOther")}</Text>
  return (
    <RadioGroup
      value={String(field.value)}
      onValueChange={field.onChange}
      aria-label={t("board.move.to")}
      className="flex flex-col gap-y-2"
    >
      <RadioGroup.ChoiceBox value={ANY} label={t("board.move.any")} description={t("board.move.anyHint")} />
      {others.map((copy) => (
        <CopyChoice key={copy.id} copy={copy} shown={board.units.find((one) => one.id === copy.id)} block={block} />
      ))}
    </RadioGroup>
  )
}

/** A copy with what the board can foresee of it; one on another page of the board is only named. */
function CopyChoice({ copy, shown, block }: { copy: UnitRow; shown: BoardUnit | undefined; block: BoardBlock }) {
  const { t } = useTranslation("media")
  const grades = [copy.media_grade, copy.sleeve_grade].filter(Boolean).join("/")
  const known = [
    t(`rental.unitStatus.${copy.status}`),
    grades,
    shown ? t(`board.outlook.${outlookOf(shown, block)}`) : "",
  ]
  return <RadioGroup.ChoiceBox value={copy.id} label={copy.barcode} description={known.filter(Boolean).join(" · ")} />
}
