import { useEffect, useState, type FormEvent } from "react"
import type { FieldValues, Path, UseFormReturn } from "react-hook-form"
import { showProblems, type PathMapper } from "../lib/problems"
import type { Problem } from "../lib/types"
import { useProblemText } from "./use-problem-text"

/** One try at saving: what to send, and where in the form its problems belong. */
export interface Attempt<A> {
  send: () => Promise<A>
  toField: PathMapper
}

interface Options<V extends FieldValues, A> {
  form: UseFormReturn<V>
  attempt: (values: V) => Attempt<A>
  onDone: (answer: A) => void
  /** Takes care of failures the form does not show itself, e.g. a version conflict. */
  intercept?: (error: unknown) => Promise<boolean>
}

/**
 * Sends a form and puts the server's problems where they belong: at their fields, the rest in a summary.
 * The browser asks before a page with unsaved text is left. `editor` is what `EditorForm` and `FormDrawer` are given.
 */
export function useSubmit<V extends FieldValues, A>({ form, attempt, onDone, intercept }: Options<V, A>) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [pending, setPending] = useState(false)
  const toText = useProblemText()
  // Not `isSubmitSuccessful`, which is also true of a try that the server refused, and stays so when typing goes on.
  useUnloadGuard(form.formState.isDirty)

  const save = async (values: V) => {
    setPending(true)
    let toField: PathMapper = () => null
    try {
      const tried = attempt(values)
      toField = tried.toField
      onDone(await tried.send())
    } catch (error) {
      if (await intercept?.(error)) return
      const setError = (field: string, fault: { type: string; message: string }) =>
        form.setError(field as Path<V>, fault)
      setProblems(showProblems(error, toField, setError, toText))
      focusFirstFault()
    } finally {
      setPending(false)
    }
  }

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    event?.stopPropagation()
    // Faults the server reported stay in the form until it is sent again; they must not hold that back.
    form.clearErrors()
    setProblems([])
    return form.handleSubmit(save, focusFirstFault)()
  }
  return { submit, problems, pending, editor: { form, onSubmit: submit, problems, pending } }
}

/** Takes the reader to the first fault, which in a long form is often out of sight. */
function focusFirstFault(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('[aria-invalid="true"], [data-problems]')
    first?.focus({ preventScroll: true })
    first?.scrollIntoView({ block: "center" })
  })
}

function useUnloadGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [active])
}
