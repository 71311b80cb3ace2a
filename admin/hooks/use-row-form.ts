import { useState } from "react"
import { useForm, type DefaultValues, type FieldValues } from "react-hook-form"
import { useRowVersion, type Versioned } from "./use-row-version"
import { useSubmit, type Attempt } from "./use-submit"

interface Options<R, V, A> {
  /** What is changed; `null`: something new. */
  row: R | null
  /** Reads the row as it is stored now. */
  load: () => Promise<R>
  /** What the form shows of a row. */
  draftOf: (row: R | null) => V
  /** @param base the row the draft began from, and `base.version` the one to change */
  attempt: (draft: V, base: R | null) => Attempt<A>
  onDone: (answer: A) => void
}

/**
 * A form over a row that somebody else may save meanwhile: then one chooses between theirs, and theirs with one's own
 * changes. A newer row comes in that way only, never by a refresh behind the form.
 *
 * Answers the form, and what `EditorForm` and `FormDrawer` want to know of it.
 */
export function useRowForm<R extends Versioned, V extends FieldValues, A>(options: Options<R, V, A>) {
  const { load, draftOf, attempt, onDone } = options
  const [base, setBase] = useState(options.row)
  const conflict = useRowVersion(base, load)
  const [defaultValues] = useState(() => draftOf(base) as DefaultValues<V>)
  const form = useForm<V>({ defaultValues })
  const { editor } = useSubmit({
    form,
    attempt: (draft: V) => attempt(draft, base),
    intercept: conflict.catchConflict,
    onDone,
  })
  const settle = (keepMine: boolean) => {
    if (conflict.current) {
      setBase(conflict.current)
      form.reset(draftOf(conflict.current), { keepDirtyValues: keepMine })
    }
    conflict.rebase()
  }
  return {
    form,
    editor: {
      ...editor,
      conflict: conflict.current,
      onKeep: () => settle(true),
      onDiscard: () => settle(false),
    },
  }
}
