/** Where a search of the history looks, with the words for it. */
export const searchPlaces = { messages: 'Messages', authors: 'Authors', paths: 'Paths', content: 'Content of the files' } as const;

/** One of the places. */
export type SearchWithin = keyof typeof searchPlaces;

/** True for the name of a place. */
export function isSearchWithin(value: unknown): value is SearchWithin {
  return typeof value === 'string' && value in searchPlaces;
}
