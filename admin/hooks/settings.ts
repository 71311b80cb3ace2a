import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { MyPermissions, Setting, SettingChange } from "../lib/system-types"

const SETTINGS = "/admin/media/system/settings"

export const settingKeys = {
  all: ["media", "settings"] as const,
  permissions: () => ["media", "permissions"] as const,
}

export function useSettings() {
  return useQuery({
    queryKey: settingKeys.all,
    queryFn: ({ signal }) => request<{ settings: Setting[] }>(SETTINGS, { signal }).then((answer) => answer.settings),
  })
}

export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (changes: SettingChange[]) =>
      request<Record<string, unknown>>(SETTINGS, { method: "POST", body: { changes } }),
    onSuccess: () => client.invalidateQueries({ queryKey: settingKeys.all }),
  })
}

export function useResetSetting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (key: string) => request<Record<string, unknown>>(`${SETTINGS}/${key}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: settingKeys.all }),
  })
}

/** What the signed-in person may do, and whether rights are enforced at all. */
export function useMyPermissions() {
  return useQuery({
    queryKey: settingKeys.permissions(),
    queryFn: ({ signal }) => request<MyPermissions>("/admin/media/system/me/permissions", { signal }),
    staleTime: 30_000,
  })
}
