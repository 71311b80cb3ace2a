import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { Problem } from "../../lib/errors"
import { entityId } from "../../lib/ids"
import { changeItems, problemsOfChanges, restoreItems, type ChangedItem } from "./actions/change-items"
import { deriveItems, lockItemRows, type ProductFactsById } from "./actions/derive"
import { insertItems, removeInsertedItems, type InsertedItems, type ItemPlacement } from "./actions/insert-items"
import { lookupIdentifiers, type IdentifierMatch } from "./actions/lookup-identifiers"
import type { ItemChange } from "./actions/plan-change"
import { prepareItems, type PreparedItem, type PrepareInput } from "./actions/prepare-items"
import { loadRuntimeAttributes, type RuntimeAttributes } from "./actions/runtime-attributes"
import { setItemsDeleted } from "./actions/set-items-deleted"
import { syncRegistry } from "./actions/sync-registry"
import { readEntries, revertEntries } from "./actions/vocabulary/entry-rows"
import { listEntries, withUsage, type CountedEntry, type EntryQuery } from "./actions/vocabulary/list-entries"
import { mergeTerm, unmergeTerm, type TermMerge } from "./actions/vocabulary/merge-term"
import {
  claimChunk,
  finishChunk,
  nextChunk,
  typesToReassess,
  type ReassessmentChunk,
} from "./actions/vocabulary/reassessment"
import { createEntry, deleteEntry, editEntry } from "./actions/vocabulary/write-entries"
import type { ItemGraph } from "./domain/item-graph"
import type {
  CreatableEntry,
  EntryChange,
  EntryEdits,
  EntryInputs,
  EntryName,
  EntryWrite,
} from "./domain/vocabulary-entries"
import { migrateItem } from "./actions/migrate-item"
import MediaAgeRating from "./models/media-age-rating"
import MediaAttributeDefinition from "./models/media-attribute-definition"
import MediaContributor from "./models/media-contributor"
import MediaCredit from "./models/media-credit"
import MediaDisc from "./models/media-disc"
import MediaGradeScale from "./models/media-grade-scale"
import MediaIdentifier from "./models/media-identifier"
import MediaItem from "./models/media-item"
import MediaItemTerm from "./models/media-item-term"
import MediaLabel from "./models/media-label"
import MediaLanguage from "./models/media-language"
import MediaOffer from "./models/media-offer"
import MediaRelation from "./models/media-relation"
import MediaTerm from "./models/media-term"
import MediaTitleGroup from "./models/media-title-group"
import MediaTrack from "./models/media-track"
import MediaType from "./models/media-type"
import { explainingConstraints } from "./sql/constraint-errors"
import { loadItems } from "./sql/load-items"
import { sqlOf, type Sql } from "./sql/rows"

type Ctx = Context<SqlEntityManager>

/**
 * Releases with their discs, tracks, people and identifiers. The generated methods (`listMediaItems`, …) read and
 * write single rows; whole items go through the methods below, which keep the derived columns right.
 */
export default class MediaCatalogService extends MedusaService({
  MediaAgeRating,
  MediaAttributeDefinition,
  MediaContributor,
  MediaCredit,
  MediaDisc,
  MediaGradeScale,
  MediaIdentifier,
  MediaItem,
  MediaItemTerm,
  MediaLabel,
  MediaLanguage,
  MediaOffer,
  MediaRelation,
  MediaTerm,
  MediaTitleGroup,
  MediaTrack,
  MediaType,
}) {
  /** Read by Medusa: mirrors the code's types, vocabularies and grades into the database once the shop starts. */
  __hooks = {
    onApplicationStart: async (): Promise<void> => this.syncRegistry(),
  }

  /** Whole items in the order of `ids`; unknown ones are left out. Attributes come in their type's present version. */
  @InjectManager()
  async loadItems(
    ids: string[],
    options: { withDeleted?: boolean } = {},
    @MedusaContext() ctx: Ctx = {},
  ): Promise<ItemGraph[]> {
    return (await loadItems(sqlOf(ctx.manager), ids, options)).map(migrateItem)
  }

  /**
   * Checks inputs and turns them into rows, writing nothing.
   * @param prefix path of each input in the request body
   * @throws 400 with every problem of every input
   */
  @InjectManager()
  async prepareItems(
    inputs: PrepareInput[],
    prefix: (index: number) => string,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<PreparedItem[]> {
    return prepareItems(sqlOf(ctx.manager), inputs, entityId, prefix)
  }

  /** Writes prepared items in one transaction. */
  async insertItems(placements: ItemPlacement[], ctx?: Ctx): Promise<InsertedItems> {
    return this.insertItems_(placements, ctx)
  }

  @InjectTransactionManager()
  protected async insertItems_(placements: ItemPlacement[], @MedusaContext() ctx: Ctx = {}): Promise<InsertedItems> {
    const sql = sqlOf(ctx.transactionManager)
    const runtime = await loadRuntimeAttributes(sql)
    return explainingConstraints(() => insertItems(sql, placements, runtime, entityId))
  }

  /** Takes back a batch of a workflow that failed further on. */
  @InjectTransactionManager()
  async removeInsertedItems(inserted: InsertedItems, @MedusaContext() ctx: Ctx = {}): Promise<void> {
    await removeInsertedItems(sqlOf(ctx.transactionManager), inserted)
  }

  /**
   * Edits items in one transaction; see `ItemChange`.
   * @throws 404, 409 `media_item_version_conflict`, 409 `media_type_change_loses_data`, 400 with every problem
   */
  async changeItems(
    changes: ItemChange[],
    products: ProductFactsById,
    prefix: (index: number) => string = () => "",
    ctx?: Ctx,
  ): Promise<ChangedItem[]> {
    return this.changeItems_(changes, products, prefix, ctx)
  }

  @InjectTransactionManager()
  protected async changeItems_(
    changes: ItemChange[],
    products: ProductFactsById,
    prefix: (index: number) => string,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<ChangedItem[]> {
    const sql = sqlOf(ctx.transactionManager)
    const runtime = await loadRuntimeAttributes(sql)
    return explainingConstraints(() => changeItems(sql, changes, runtime, entityId, prefix, products))
  }

  /** Every problem `changeItems` would answer with 400, without writing anything. */
  @InjectManager()
  async problemsOfChanges(
    changes: ItemChange[],
    prefix: (index: number) => string,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<Problem[]> {
    const sql = sqlOf(ctx.manager)
    return problemsOfChanges(sql, changes, await loadRuntimeAttributes(sql), entityId, prefix)
  }

  /** Takes edits back after a failed workflow, except where someone has edited the item since. */
  @InjectTransactionManager()
  async restoreItems(
    changed: ChangedItem[],
    products: ProductFactsById,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<void> {
    const sql = sqlOf(ctx.transactionManager)
    await restoreItems(sql, changed, await loadRuntimeAttributes(sql), products)
  }

  /** Assesses the completeness of items anew after their product changed; their version stays. */
  @InjectTransactionManager()
  async reassessItems(ids: string[], products: ProductFactsById, @MedusaContext() ctx: Ctx = {}): Promise<void> {
    const sql = sqlOf(ctx.transactionManager)
    await lockItemRows(sql, ids)
    await deriveItems(sql, ids, await loadRuntimeAttributes(sql), { touch: false, products })
  }

  /** Soft-deletes items with their offers. Answers the ids that were alive. */
  @InjectTransactionManager()
  async deleteItems(ids: string[], @MedusaContext() ctx: Ctx = {}): Promise<string[]> {
    return setItemsDeleted(sqlOf(ctx.transactionManager), ids, true)
  }

  /** Brings soft-deleted items and the offers deleted with them back. */
  @InjectTransactionManager()
  async undeleteItems(ids: string[], @MedusaContext() ctx: Ctx = {}): Promise<string[]> {
    return setItemsDeleted(sqlOf(ctx.transactionManager), ids, false)
  }

  /** Who carries a scanned or typed code, in every reading it allows. */
  @InjectManager()
  async lookupIdentifiers(code: string, @MedusaContext() ctx: Ctx = {}): Promise<IdentifierMatch[]> {
    return lookupIdentifiers(sqlOf(ctx.manager), code)
  }

  /** The attributes merchants added, by media type. */
  @InjectManager()
  async runtimeAttributes(@MedusaContext() ctx: Ctx = {}): Promise<RuntimeAttributes> {
    return loadRuntimeAttributes(sqlOf(ctx.manager))
  }

  /** A page of a vocabulary (title groups, contributors, terms, grades, attributes, types) with usage counts. */
  @InjectManager()
  async listEntries<E extends EntryName>(
    entry: E,
    query: EntryQuery,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<{ rows: CountedEntry<E>[]; count: number }> {
    return listEntries(sqlOf(ctx.manager), entry, query)
  }

  /** One entry with its usage count, or null. */
  @InjectManager()
  async retrieveEntry<E extends EntryName>(
    entry: E,
    id: string,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<CountedEntry<E> | null> {
    const sql = sqlOf(ctx.manager)
    const [row] = await withUsage(sql, entry, await readEntries(sql, entry, [id]))
    return row ?? null
  }

  /** @throws 400 with every problem, 409 for a code or key that is taken */
  async createEntry<E extends CreatableEntry>(entry: E, input: EntryInputs[E]): Promise<EntryWrite> {
    return this.changeEntries_((sql) => createEntry(sql, entityId, entry, input))
  }

  /** @throws 404, 400 with every problem, 409 where it would break what uses the entry */
  async editEntry<E extends EntryName>(entry: E, id: string, edit: EntryEdits[E]): Promise<EntryWrite> {
    return this.changeEntries_((sql) => editEntry(sql, entityId, entry, id, edit))
  }

  /** @throws 404, 409 while anything uses the entry */
  async deleteEntry(entry: CreatableEntry, id: string): Promise<EntryWrite> {
    return this.changeEntries_((sql) => deleteEntry(sql, entityId, entry, id))
  }

  /** See `actions/vocabulary/merge-term.ts`. */
  async mergeTerm(id: string, intoId: string): Promise<TermMerge> {
    return this.changeEntries_((sql) => mergeTerm(sql, entityId, id, intoId))
  }

  /** Takes a merge of a failed workflow back. */
  async unmergeTerm(merge: TermMerge): Promise<void> {
    await this.changeEntries_((sql) => unmergeTerm(sql, entityId, merge))
  }

  /** Takes writes of a failed workflow back, except where someone has written since. */
  async revertEntries(changes: EntryChange[], reassess: string[] = []): Promise<void> {
    await this.changeEntries_((sql) => revertEntries(sql, entityId, changes, reassess))
  }

  @InjectTransactionManager()
  protected async changeEntries_<T>(work: (sql: Sql) => Promise<T>, @MedusaContext() ctx: Ctx = {}): Promise<T> {
    return explainingConstraints(() => work(sqlOf(ctx.transactionManager)))
  }

  /** Types whose items still have to be assessed anew after a change of their attributes. */
  @InjectManager()
  async typesToReassess(@MedusaContext() ctx: Ctx = {}): Promise<string[]> {
    return typesToReassess(sqlOf(ctx.manager))
  }

  /** The next items of such a type, or null when all are done. */
  @InjectManager()
  async nextReassessment(
    mediaType: string,
    size: number,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<ReassessmentChunk | null> {
    return nextChunk(sqlOf(ctx.manager), mediaType, size)
  }

  /** Assesses a chunk and notes that it is done, in one transaction; `false` when another worker has it in hand. */
  @InjectTransactionManager()
  async reassessChunk(
    chunk: ReassessmentChunk,
    products: ProductFactsById,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<boolean> {
    const sql = sqlOf(ctx.transactionManager)
    if (!(await claimChunk(sql, chunk))) return false
    await this.reassessItems(chunk.ids, products, ctx)
    await finishChunk(sql, chunk)
    return true
  }

  /** Mirrors the registry; see `actions/sync-registry.ts`. */
  @InjectTransactionManager()
  async syncRegistry(@MedusaContext() ctx: Ctx = {}): Promise<void> {
    await syncRegistry(sqlOf(ctx.transactionManager), entityId)
  }
}
