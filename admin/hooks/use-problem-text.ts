import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { PROBLEM_CODES } from "../lib/problem-codes"
import { problemsOf } from "../lib/problems"
import type { Problem } from "../lib/types"

/**
 * A problem in the reader's language. Known codes have a sentence of their own; where the server's message says
 * more than the code (a number, a name), it is part of that sentence.
 */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation("media")
  return useCallback(
    ({ code, message }) => (PROBLEM_CODES.has(code) ? t(`problem.${code}`, { message }) : message),
    [t],
  )
}

/** Everything a failure says, for a message that has no form to put it into. */
export function useFailureText(): (error: unknown) => string {
  const toText = useProblemText()
  return useCallback((error) => [...new Set(problemsOf(error).map(toText))].join("\n"), [toText])
}
