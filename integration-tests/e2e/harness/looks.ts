import { LOOKS, openAdmin, type AdminPage, type OpenOptions } from "./admin-page"

/** Tabs of the admin that show the same page, one in every look. */
export interface Looks {
  /** Runs an act in all of them at once: a page waits for its server and its own clock most of the time. */
  each(act: (admin: AdminPage) => Promise<unknown>): Promise<void>
  /** Goes there, takes a picture, and expects no fault. */
  look(path: string, name: string, docs?: DocsName): Promise<void>
}

/** Name of a picture in the documentation, for the looks that have one. */
export type DocsName = (admin: AdminPage) => string | undefined

/** A picture for the documentation in English and light, as everywhere unless said otherwise. */
export const isMainLook = ({ lang, theme }: AdminPage): boolean => lang === "en" && theme === "light"

/** Opens and closes the tabs around the tests of the `describe` it stands in. */
export function everyLook(viewport: OpenOptions["viewport"] = { width: 1440, height: 1100 }): Looks {
  let admins: AdminPage[] = []
  beforeAll(async () => {
    admins = await Promise.all(LOOKS.map(([lang, theme]) => openAdmin({ lang, theme, viewport })))
  })
  afterAll(() => Promise.all(admins.map((admin) => admin.close())))
  const each: Looks["each"] = async (act) => {
    // All of them end before the next test begins, also when one has failed.
    const ends = await Promise.allSettled(admins.map(act))
    const fault = ends.find((end) => end.status === "rejected")
    if (fault) throw fault.reason
  }
  return {
    each,
    look: (path, name, docs) =>
      each(async (admin) => {
        await admin.goto(path)
        await seen(admin, name, docs)
      }),
  }
}

/** What is shown now: a picture, no fault in the console, none for axe, none of the server. */
export async function seen(admin: AdminPage, name: string, docs?: DocsName): Promise<void> {
  await admin.shot(name, { docs: docs?.(admin) })
  expect(await admin.axe()).toEqual([])
  expect(admin.errors.splice(0)).toEqual([])
  expect(admin.failed).toEqual([])
}
