export {
  flagAtRisk,
  moveTo,
  neighbours,
  reseatBookings,
  resize,
  swap,
  type AllocationSeat,
  type LeavingCopy,
  type Neighbour,
  type NewTimes,
} from "./bookings"
export { claim, release, unavailable, type ClaimRequest, type Seat } from "./claim"
export { loadTitle, lockUnits, type LockedUnit, type ShelfTerms, type Title, type TitleQuestion } from "./load-title"
