import { candidateIdentifiers } from "../domain/identifiers"
import { pgTextArray, type Sql } from "../sql/rows"

/** One place a code is found at. */
export interface IdentifierMatch {
  media_item_id: string
  product_id: string
  title: string
  owner: "item" | "disc" | "track" | "offer"
  type: string
  value_norm: string
  /** What exactly carries it: the id of the item, disc, track or variant. */
  place: string
}

/**
 * Finds a code among identifiers, catalogue numbers and ISRCs of tracks. Only readings the code allows are tried, each
 * as an exact pair of type and normal form.
 */
export async function lookupIdentifiers(sql: Sql, code: string): Promise<IdentifierMatch[]> {
  const candidates = candidateIdentifiers(code)
  const of = (type: string) => candidates.filter((c) => c.type === type).map((c) => c.value_norm)
  return sql.execute<IdentifierMatch>(
    `with wanted as (select * from jsonb_to_recordset(?::jsonb) as w(type text, value_norm text))
     select distinct i.id as media_item_id, i.product_id, g.title, m.owner, m.type, m.value_norm, m.place
     from (
       select n.media_item_id, n.type, n.value_norm,
         coalesce(n.track_id, n.disc_id, n.variant_id, n.media_item_id) as place,
         case when n.track_id is not null then 'track' when n.disc_id is not null then 'disc'
           when n.variant_id is not null then 'offer' else 'item' end as owner
       from media_identifier n join wanted w on w.type = n.type and w.value_norm = n.value_norm
       where n.deleted_at is null
       union all
       select l.media_item_id, 'catalogue_no', l.catalog_number_norm, l.media_item_id, 'item' from media_label l
       where l.deleted_at is null and l.catalog_number_norm = any(?::text[])
       union all
       select d.media_item_id, 'isrc', t.isrc, t.id, 'track' from media_track t join media_disc d on d.id = t.disc_id
       where t.deleted_at is null and t.isrc = any(?::text[])
     ) m
     join media_item i on i.id = m.media_item_id and i.deleted_at is null
     join media_title_group g on g.id = i.title_group_id
     order by media_item_id, owner, type limit 200`,
    [JSON.stringify(candidates), pgTextArray(of("catalogue_no")), pgTextArray(of("isrc"))],
  )
}
