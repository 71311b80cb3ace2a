import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
  generateEntityId,
} from "@medusajs/framework/utils"
import { changeItems, restoreItems, type ChangedItem } from "./actions/change-items"
import { deriveItems, type ProductFactsById } from "./actions/derive"
import { insertItems, removeInsertedItems, type InsertedItems, type ItemPlacement } from "./actions/insert-items"
import { lookupIdentifiers, type IdentifierMatch } from "./actions/lookup-identifiers"
import type { ItemChange } from "./actions/plan-change"
import { prepareItems, type PreparedItem, type PrepareInput } from "./actions/prepare-items"
import { loadRuntimeAttributes, type RuntimeAttributes } from "./actions/runtime-attributes"
import { setItemsDeleted } from "./actions/set-items-deleted"
import { syncRegistry } from "./actions/sync-registry"
import type { ItemGraph } from "./domain/item-graph"
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
import { sqlOf } from "./sql/rows"

type Ctx = Context<SqlEntityManager>

const newId = (prefix: string) => generateEntityId(undefined, prefix)

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
    return prepareItems(sqlOf(ctx.manager), inputs, newId, prefix)
  }

  /** Writes prepared items in one transaction. */
  async insertItems(placements: ItemPlacement[], ctx?: Ctx): Promise<InsertedItems> {
    return explainingConstraints(() => this.insertItems_(placements, ctx))
  }

  @InjectTransactionManager()
  protected async insertItems_(placements: ItemPlacement[], @MedusaContext() ctx: Ctx = {}): Promise<InsertedItems> {
    const sql = sqlOf(ctx.transactionManager)
    return insertItems(sql, placements, await loadRuntimeAttributes(sql), newId)
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
    return explainingConstraints(() => this.changeItems_(changes, products, prefix, ctx))
  }

  @InjectTransactionManager()
  protected async changeItems_(
    changes: ItemChange[],
    products: ProductFactsById,
    prefix: (index: number) => string,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<ChangedItem[]> {
    const sql = sqlOf(ctx.transactionManager)
    return changeItems(sql, changes, await loadRuntimeAttributes(sql), newId, prefix, products)
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

  /** Mirrors the registry; see `actions/sync-registry.ts`. */
  @InjectTransactionManager()
  async syncRegistry(@MedusaContext() ctx: Ctx = {}): Promise<void> {
    await syncRegistry(sqlOf(ctx.transactionManager), newId)
  }
}
