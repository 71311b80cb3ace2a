import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { CalendarPage, ShopCalendar } from "../lib/rental-setup-types"
import { boardKeys } from "./rental-board"

const CALENDARS = "/admin/media/rental/calendars"

export const calendarKeys = { all: ["media", "rental-calendars"] as const }

/** The locations' calendars; a shop has few. */
export function useCalendars() {
  return useQuery({
    queryKey: calendarKeys.all,
    queryFn: ({ signal }) =>
      request<CalendarPage>(CALENDARS, { query: { limit: 100 }, signal }).then((page) => page.calendars),
  })
}

export const fetchCalendar = (id: string) =>
  request<{ calendar: ShopCalendar }>(`${CALENDARS}/${id}`).then((answer) => answer.calendar)

function useCalendarWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: calendarKeys.all }),
        client.invalidateQueries({ queryKey: boardKeys.all }),
      ]),
  })
}

export function useSaveCalendar(id: string | null) {
  return useCalendarWrite((body: Record<string, unknown>) =>
    request<{ calendar: ShopCalendar }>(id === null ? CALENDARS : `${CALENDARS}/${id}`, { method: "POST", body }),
  )
}

export function useDeleteCalendar() {
  return useCalendarWrite((id: string) => request<{ id: string }>(`${CALENDARS}/${id}`, { method: "DELETE" }))
}
