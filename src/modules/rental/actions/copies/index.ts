import type { RentalStore } from "../../transaction/store"
import type { RentalTransaction } from "../../transaction/types"
import { endDowntime, planDowntime } from "./downtime"
import { edit, type EditInput } from "./edit"
import { takeIn } from "./intake"
import { retire, sell, undoSale } from "./leave"
import { remove } from "./remove"
import { shelve, type ShelveInput } from "./shelve"
import type { By, EndDowntimeInput, IntakeInput, PlanDowntimeInput, UnitRef } from "./types"
import { titleOfUnit } from "./unit"
import type { UnitStatus } from "../../domain/enums"

export type { EditInput } from "./edit"
export type { TakenIn } from "./intake"
export type { ShelveInput } from "./shelve"
export type * from "./types"

type Noted = UnitRef & { note?: string | undefined }

/** Copies: taken in, edited, put aside, shelved, withdrawn. Every change holds the lock of the copy's title. */
export const copies = (store: RentalStore) => {
  const act = async <I extends UnitRef, T>(input: I, work: (tx: RentalTransaction, input: I) => Promise<T>) => {
    const title = await store.read((sql) => titleOfUnit(sql, input.id))
    return store.change({ titles: [title], ...by(input) }, (tx) => work(tx, input))
  }
  return {
    async takeIn(input: IntakeInput & { variant_id: string }) {
      return store.change({ titles: [input.variant_id], ...by(input) }, (tx) => takeIn(tx, input))
    },
    async edit(input: EditInput) {
      return act(input, edit)
    },
    async planDowntime(input: PlanDowntimeInput) {
      return act(input, planDowntime)
    },
    async endDowntime(input: EndDowntimeInput) {
      return act(input, endDowntime)
    },
    async shelve(input: ShelveInput) {
      return act(input, shelve)
    },
    async retire(input: Noted) {
      return act(input, retire)
    },
    async sell(input: Noted) {
      return act(input, sell)
    },
    async undoSale(input: By & { id: string; version: number; before: UnitStatus }) {
      return act(input, (tx) => undoSale(tx, input))
    },
    async remove(input: UnitRef) {
      return act(input, remove)
    },
  }
}

function by({ actor, now }: By): By {
  return { ...(actor ? { actor } : {}), ...(now ? { now } : {}) }
}
