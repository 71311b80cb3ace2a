import type { Labels, Vocabulary } from "./enums"
import { FILM_GENRES, GAME_GENRES, MOODS, MUSIC_GENRES, STYLES } from "./vocabularies/genres"
import { MEDIUM_FORMATS, PACKAGING, PLATFORMS, ROLES } from "./vocabularies/others"
import type { TermTexts } from "./vocabularies/texts"

export interface TermSeed {
  vocabulary: Vocabulary
  code: string
  labels: Labels
}

/** Terms of every vocabulary a new shop starts with. Codes are stored on items and never change; labels may. */
export const VOCABULARY_SEED: readonly TermSeed[] = [
  ...terms("genre", { ...MUSIC_GENRES, ...FILM_GENRES, ...GAME_GENRES }),
  ...terms("style", STYLES),
  ...terms("mood", MOODS),
  ...terms("platform", PLATFORMS),
  ...terms("packaging", PACKAGING),
  ...terms("role", ROLES),
  ...terms("medium_format", MEDIUM_FORMATS),
]

export { FILM_GENRES, GAME_GENRES, MUSIC_GENRES } from "./vocabularies/genres"

function terms(vocabulary: Vocabulary, texts: TermTexts): TermSeed[] {
  return Object.entries(texts).map(([code, [en, zhCN]]) => ({ vocabulary, code, labels: { en, zhCN } }))
}
