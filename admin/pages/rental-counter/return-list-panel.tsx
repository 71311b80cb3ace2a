import { Trash } from "@medusajs/icons"
import { Button, Container, Heading, Table, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { useMoney, useMoneyList } from "../../components/money-lines"
import { NamedIconButton } from "../../components/named-icon-button"
import { useFailureText, useProblemText } from "../../hooks/use-problem-text"
import { useLanguage } from "../../hooks/use-language"
import type { Counter } from "../../lib/counter/counter"
import { listTotals, type ListItem } from "../../lib/counter/return-list"
import type { CounterView } from "../../lib/counter/view"
import { formatDate } from "../../lib/shop-clock"
import { renterName } from "./copy-facts"

/** A pile of discs: scanned one by one, taken back with one key. */
export function ReturnListPanel({ counter, view }: { counter: Counter; view: CounterView }) {
  const { t } = useTranslation("media")
  const total = useMoneyList()
  const failure = useFailureText()
  const { list, sending, fault } = view
  if (list.length === 0) {
    return (
      <Container className="p-6">
        <Heading level="h2">{t("desk.bulk.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.bulk.empty")}
        </Text>
      </Container>
    )
  }
  return (
    <Container className="divide-y p-0" data-list>
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">{t("desk.bulk.count", { count: list.length })}</Heading>
        <Text className="text-xl font-medium tabular-nums">
          {t("desk.bulk.total", { amount: total(listTotals(list)) })}
        </Text>
      </div>
      <ListTable counter={counter} view={view} />
      {fault !== null && (
        <Text role="alert" className="text-ui-fg-error whitespace-pre-line px-6 py-3">
          {failure(fault)}
        </Text>
      )}
      <div className="flex flex-wrap items-center gap-2 px-6 py-4">
        <Button type="button" size="large" isLoading={sending} onClick={() => void counter.confirmList()}>
          {t("desk.bulk.confirm", { count: list.length })}
          <KeyHint className="ml-1">{t("desk.key.enter")}</KeyHint>
        </Button>
        <Button type="button" size="large" variant="secondary" disabled={sending} onClick={() => counter.clearDiscs()}>
          {t("desk.bulk.clear")}
        </Button>
        <span className="txt-small text-ui-fg-subtle">{t("desk.rowsHint")}</span>
      </div>
    </Container>
  )
}

function ListTable({ counter, view }: { counter: Counter; view: CounterView }) {
  const { t } = useTranslation("media")
  return (
    <Table>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell>{t("desk.bulk.disc")}</Table.HeaderCell>
          <Table.HeaderCell>{t("desk.fact.customer")}</Table.HeaderCell>
          <Table.HeaderCell>{t("desk.fact.due")}</Table.HeaderCell>
          <Table.HeaderCell className="text-right">{t("desk.bulk.amount")}</Table.HeaderCell>
          <Table.HeaderCell>
            <span className="sr-only">{t("tracks.actions")}</span>
          </Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {view.list.map((item, index) => (
          <ListRow
            key={item.barcode}
            item={item}
            marked={index === view.selected}
            onRemove={() => counter.removeDisc(item.barcode)}
          />
        ))}
      </Table.Body>
    </Table>
  )
}

function ListRow({ item, marked, onRemove }: { item: ListItem; marked: boolean; onRemove: () => void }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const problem = useProblemText()
  const { preview, answer, barcode, refused, changed } = item
  return (
    <Table.Row aria-selected={marked} className={clx({ "bg-ui-bg-highlight": marked })}>
      <Table.Cell>
        <div className="py-1">
          <Text size="small" weight="plus">
            {answer.unit.title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle font-mono">
            {barcode}
          </Text>
          {changed && (
            <Text size="small" className="text-ui-tag-orange-text">
              {t("desk.changed")}
            </Text>
          )}
          {refused !== null && (
            <Text size="small" role="alert" className="text-ui-fg-error">
              {refused ? problem({ path: "", code: refused, message: refused }) : t("desk.bulk.unknown")}
            </Text>
          )}
        </div>
      </Table.Cell>
      <Table.Cell>{renterName(preview.rental.customer)}</Table.Cell>
      <Table.Cell className="tabular-nums">{formatDate(preview.rental.due_date, language)}</Table.Cell>
      <Table.Cell className="text-right tabular-nums">
        {money(preview.expected_total, preview.currency_code)}
      </Table.Cell>
      <Table.Cell className="text-right">
        <NamedIconButton label={t("desk.removeDisc", { title: answer.unit.title })} onClick={onRemove}>
          <Trash />
        </NamedIconButton>
      </Table.Cell>
    </Table.Row>
  )
}
