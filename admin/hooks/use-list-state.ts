import { ITEMS_LIST } from "../lib/list-query"
import { useUrlList } from "./use-url-list"

/** The items list's filters, order and page. */
export const useListState = () => useUrlList(ITEMS_LIST)
