/** Someone of the sample team. */
export interface Person {
  readonly username: string;
  readonly name: string;
  readonly email: string;
}

/** The sample team; whoever tries the demo is Robin. */
export const people = {
  robin: { username: 'robin', name: 'Robin Lindqvist', email: 'robin@example.com' },
  mara: { username: 'mara', name: 'Mara Ionescu', email: 'mara@example.com' },
  jonas: { username: 'jonas', name: 'Jonas Weber', email: 'jonas@example.com' },
  aiko: { username: 'aiko', name: 'Aiko Tanaka', email: 'aiko@example.com' },
  priya: { username: 'priya', name: 'Priya Raman', email: 'priya@example.com' },
  lena: { username: 'lena', name: 'Lena Krüger', email: 'lena@example.com' },
  tomasz: { username: 'tomasz', name: 'Tomasz Nowak', email: 'tomasz@example.com' },
  releases: { username: 'releases', name: 'Release Robot', email: 'releases@example.com' },
} as const satisfies Readonly<Record<string, Person>>;

/** A person of the team by user name. */
export type PersonName = keyof typeof people;
