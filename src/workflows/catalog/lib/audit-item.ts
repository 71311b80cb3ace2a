import type { ChangedItem } from "../../../modules/catalog/actions/change-items"
import type { ItemGraph } from "../../../modules/catalog/domain/item-graph"

/** What the audit log compares: the item without what the database derives or stamps. */
export function auditView(item: ItemGraph): Record<string, unknown> {
  const { id: _id, created_at: _created, updated_at: _updated, title_group, offers: _offers, ...rest } = item
  return { ...rest, title_group: title_group.title }
}

/** Fields of the product that an edit of its item changed as well. */
export interface ProductChange {
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Edits that changed something: the others neither moved the version on nor are worth an event. */
export const reallyChanged = (changed: ChangedItem[]): ChangedItem[] =>
  changed.filter(({ before, after }) => before.updated_at !== after.updated_at)

/** What `media_catalog.item.updated` carries. */
export const updatedEvents = (changed: ChangedItem[]): { id: string; product_id: string }[] =>
  reallyChanged(changed).map(({ after }) => ({ id: after.id, product_id: after.product_id }))

/** Audit events of edits: one per item, or one with a count for a batch. */
export function auditOfChanges(changed: ChangedItem[], action = "catalog.item.updated", product?: ProductChange) {
  const edited = reallyChanged(changed)
  const [first] = edited
  if (!first) return []
  if (edited.length > 1) {
    return [
      {
        action: action.replace("catalog.item.", "catalog.item.batch_"),
        resource_type: "media_item",
        resource_id: "*",
        after: { count: edited.length },
      },
    ]
  }
  return [
    {
      action,
      resource_type: "media_item",
      resource_id: first.before.id,
      before: { ...auditView(first.before), ...(product ? { product: product.before } : {}) },
      after: { ...auditView(first.after), ...(product ? { product: product.after } : {}) },
    },
  ]
}
