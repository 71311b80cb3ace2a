import { useEffect, useRef } from "react"
import { flushSync } from "react-dom"
import type { Counter } from "../../lib/counter/counter"
import type { Command, Place } from "../../lib/counter/keys"
import type { CounterView } from "../../lib/counter/view"
import { useCounterKeys } from "./use-counter-keys"
import type { useWalkIn } from "./use-walk-in"

interface Options {
  counter: Counter
  view: CounterView
  walkIn: ReturnType<typeof useWalkIn>
  /** While there is a slip. */
  print?: () => void
}

/** What each key does at this desk, and where the focus goes. */
export function useDeskKeys({ counter, view, walkIn, print }: Options) {
  const places = usePlaces()
  const { mode, step, basket } = view
  const goTo = (place: Place) => {
    // What a key leads to may have to be drawn first, at once: the next key is on its way and belongs there.
    flushSync(() => {
      if (place === "customer" || place === "period") counter.setMode("walk_in")
      if (place === "dropBox" && mode !== "return" && mode !== "bulk") counter.setMode("return")
      if (place === "customer" && basket.customer) counter.change({ customer: null })
    })
    places[place].current?.focus()
  }
  const accept = () => {
    if (step) counter.accept()
    else if (mode === "walk_in") walkIn.confirm()
    else if (mode === "bulk") void counter.confirmList()
  }
  const run: { [D in Command["do"]]: (command: Extract<Command, { do: D }>) => void } = {
    mode: (command) => counter.mayAct && counter.setMode(command.mode),
    choose: ({ by }) => counter.choose(by),
    select: ({ by }) => counter.select(by),
    remove: () => step === null && counter.remove(),
    accept,
    leave: () => counter.leave(),
    inspect: () => (step?.kind === "return" || step?.kind === "returned") && counter.decide({ type: "inspect" }),
    pay: () => counter.change({ payment: basket.payment === "later" ? "paid" : "later" }),
    print: () => print?.(),
    go: ({ to }) => counter.mayAct && goTo(to),
  }
  const { box, focusBox } = useCounterKeys({
    onCode: (code) => counter.scan(code),
    onCommand: (command) => {
      run[command.do](command as never)
      if (command.do === "mode" || command.do === "leave") focusBox()
    },
  })
  // A step with a form takes the focus by itself; when it is over, the box has it again.
  const isForm = step?.kind === "identity" || step?.kind === "inspect"
  useEffect(() => {
    if (!isForm) focusBox()
  }, [isForm, step, mode, focusBox])
  return { box, focusBox, places }
}

function usePlaces() {
  return {
    customer: useRef<HTMLInputElement>(null),
    period: useRef<HTMLInputElement>(null),
    dropBox: useRef<HTMLInputElement>(null),
    location: useRef<HTMLButtonElement>(null),
  }
}
