import { useState } from "react"
import { useForm, type DefaultValues, type FieldValues } from "react-hook-form"
import { mergeRows, planBatch } from "../lib/batch"
import type { PathMapper } from "../lib/problems"
import type { Item } from "../lib/types"
import { useItemBatch, type ItemList } from "./items"
import { useItemVersion } from "./use-conflict"
import { useSubmit } from "./use-submit"

/** How one list of an item is edited: its rows, when a row is empty, and what a row sends. */
export interface ListSpec<R extends { id?: string }> {
  list: ItemList
  rowsOf(item: Item): R[]
  isBlank(row: R): boolean
  toBody(row: R, position: number): Record<string, unknown>
}

// Rows of different lists have nothing in common but an id; each spec gets back only rows it made.
type AnySpec = ListSpec<{ id?: string }>
type Rows = Record<string, { id?: string }[]>

const rowsOfAll = (specs: readonly AnySpec[], item: Item): Rows =>
  Object.fromEntries(specs.map((spec) => [spec.list, spec.rowsOf(item)]))

/**
 * An editor of one or more lists of an item. Each list has a route of its own, so they are saved one after
 * another; when one is refused, those before it are saved already and are not sent again.
 */
export function useListEditor<V extends FieldValues>(item: Item, specs: readonly AnySpec[], onDone: () => void) {
  const batch = useItemBatch(item.id)
  const conflict = useItemVersion(item)
  const [stored, setStored] = useState<Rows>(() => rowsOfAll(specs, item))
  const form = useForm<V>({ defaultValues: stored as DefaultValues<V> })

  const attempt = (values: V) => {
    let toField: PathMapper = () => null
    const send = async () => {
      let { version } = conflict
      for (const spec of specs) {
        const plan = planBatch({
          before: stored[spec.list] ?? [],
          after: values[spec.list] as { id?: string }[],
          isBlank: (row) => spec.isBlank(row),
          toBody: (row, position) => spec.toBody(row, position),
          list: spec.list,
        })
        if (plan.empty) continue
        toField = plan.toField
        const answer = await batch.mutateAsync({ list: spec.list, body: { ...plan.body, version } })
        version = answer.item.updated_at
        conflict.advance(version)
        const rows = spec.rowsOf(answer.item)
        setStored((before) => ({ ...before, [spec.list]: rows }))
        form.setValue(spec.list as never, rows as never)
      }
    }
    return { send, toField: (path: string) => toField(path) }
  }
  const state = useSubmit({ form, attempt, onDone, intercept: conflict.catchConflict })

  const settle = (keepMine: boolean) => {
    if (!conflict.current) return
    const theirs = rowsOfAll(specs, conflict.current)
    const mine = form.getValues() as Rows
    setStored(theirs)
    if (keepMine) {
      for (const { list } of specs) {
        const merged = mergeRows(stored[list] ?? [], mine[list] ?? [], theirs[list] ?? [])
        form.setValue(list as never, merged as never, { shouldDirty: true })
      }
    } else {
      form.reset(theirs as V)
    }
    conflict.rebase()
  }
  return { form, ...state, conflict: conflict.current, onKeep: () => settle(true), onDiscard: () => settle(false) }
}
