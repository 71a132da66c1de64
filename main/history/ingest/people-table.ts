import type { Person } from '../../git/types.ts';
import type { WritableDb } from '../../store/database.ts';

/** Names and addresses, each pair stored once. */
export class PeopleTable {
  private readonly db: WritableDb;
  private readonly ids = new Map<string, number>();

  constructor(db: WritableDb) {
    this.db = db;
    for (const row of db.all<{ id: number; name: string; email: string }>('SELECT id, name, email FROM people')) {
      this.ids.set(`${row.name}\0${row.email}`, row.id);
    }
  }

  /** The number of a person, stored now if new; to be called inside the transaction that uses it. */
  idOf(person: Person): number {
    const key = `${person.name}\0${person.email}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.ids.size + 1;
    this.db.run('INSERT INTO people VALUES (?, ?, ?)', id, person.name, person.email);
    this.ids.set(key, id);
    return id;
  }
}
