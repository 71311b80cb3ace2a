export { reseat } from "./reseat"
export { openTitle, reachOfMoves, seat } from "./seat"
export type * from "./types"
