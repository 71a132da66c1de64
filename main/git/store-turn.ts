const turns = new Map<string, Promise<unknown>>();

/** Runs work that changes a store's packs and refs after all such work that was asked for before, one at a time. */
export async function exclusively<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(dir) ?? Promise.resolve();
  const turn = before.then(work, work);
  const quiet = turn.then(() => undefined, () => undefined);
  turns.set(dir, quiet);
  try {
    return await turn;
  } finally {
    if (turns.get(dir) === quiet) turns.delete(dir);
  }
}
