import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { request } from "../lib/client"
import { pickLabel } from "../lib/format"
import { schemaFields, type JsonSchema } from "../lib/schema-fields"
import type { MediaType } from "../lib/types"
import { useLanguage } from "./use-language"

const TYPES = "/admin/media/catalog/types"

export const mediaTypeKeys = {
  all: ["media", "types"] as const,
  list: () => [...mediaTypeKeys.all, "list"] as const,
  schema: (code: string) => [...mediaTypeKeys.all, "schema", code] as const,
}

/** Types are code, not data, but they come with how many items each has. */
export function useMediaTypes() {
  return useQuery({
    queryKey: mediaTypeKeys.list(),
    queryFn: ({ signal }) => request<{ types: MediaType[] }>(TYPES, { signal }).then((answer) => answer.types),
    staleTime: 30_000,
  })
}

/** The typed attributes of a media type as form fields. */
export function useTypeFields(code: string) {
  const query = useQuery({
    queryKey: mediaTypeKeys.schema(code),
    queryFn: ({ signal }) => request<{ schema: JsonSchema }>(`${TYPES}/${code}/schema`, { signal }),
    staleTime: 60_000,
    enabled: code !== "",
  })
  const fields = useMemo(() => schemaFields(query.data?.schema), [query.data])
  return { ...query, fields }
}

/** `vinyl` → the shop's own word for it in the reader's language; the code itself while types are loading. */
export function useTypeLabel(): (code: string) => string {
  const { data } = useMediaTypes()
  const language = useLanguage()
  return (code) => pickLabel(data?.find((type) => type.code === code)?.label, language, code)
}
