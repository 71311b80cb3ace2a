import { Badge, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { RentalStatusBadge } from "../../components/rental-badges"
import { entriesOf, type BoardEntry } from "../../lib/board"
import type { Board } from "../../lib/rental-copy-types"
import { Nothing } from "../item/sections/section-parts"
import { BlockButtons, type BoardActs } from "./board-inspector"
import type { BoardText } from "./use-board-text"

interface Props {
  board: Board
  text: BoardText
  now: number
  acts: BoardActs
}

/** The same as the board, as rows: for who cannot use a picture, and for who wants to read it by date. */
export function BoardTable({ board, text, now, acts }: Props) {
  const { t } = useTranslation("media")
  const entries = entriesOf(board)
  if (entries.length === 0) return <Nothing>{t("board.nothingBooked")}</Nothing>
  const heads = ["copy", "kind", "period", "customer", "actions"] as const
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("board.tableLabel")} tabIndex={0}>
      <Table>
        <Table.Header>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head}>{t(`board.column.${head}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {entries.map((entry) => (
            <EntryRow
              key={`${entry.unit.id}:${entry.block.allocation_id}`}
              entry={entry}
              text={text}
              now={now}
              acts={acts}
            />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

function EntryRow({ entry: { unit, block }, text, now, acts }: Omit<Props, "board"> & { entry: BoardEntry }) {
  const { rental } = block
  return (
    <Table.Row>
      <Table.Cell>
        <Link
          to={`/media/rentals/copies/${unit.id}`}
          className="txt-compact-small-plus focus-visible:shadow-borders-focus whitespace-nowrap rounded font-mono outline-none"
        >
          {unit.barcode}
        </Link>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {unit.title}
        </Text>
      </Table.Cell>
      <Table.Cell>
        {rental ? (
          <RentalStatusBadge status={rental.status} overdue={block.late} atRisk={rental.at_risk} />
        ) : (
          <Badge size="2xsmall">{text.kind(block)}</Badge>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">{text.period(block)}</Table.Cell>
      <Table.Cell>{rental?.customer_name ?? block.note ?? <NoValue />}</Table.Cell>
      <Table.Cell>
        <div className="flex items-center gap-x-2 py-2">
          <BlockButtons unit={unit} block={block} now={now} acts={acts} />
        </div>
      </Table.Cell>
    </Table.Row>
  )
}
