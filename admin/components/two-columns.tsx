import type { ReactNode } from "react"

/** A page of one thing: what matters most, and facts beside it where there is room. */
export function TwoColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">{side}</div>
    </div>
  )
}
