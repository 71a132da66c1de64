/**
 * How well typed letters fit a command, 0 for not at all up to 1: whole words of its title count most, then beginnings of
 * words, then parts, then its other words, and last the letters in order anywhere in the title.
 */
export function paletteScore(query: string, title: string, keywords: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const scores = words.map((word) => wordScore(word, title.toLowerCase(), keywords.toLowerCase()));
  if (scores.every((score) => score > 0)) return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return lettersInOrder(words.join(''), title.toLowerCase()) ? 0.1 : 0;
}

function wordScore(word: string, title: string, keywords: string): number {
  if (title.startsWith(word)) return 1;
  if (startsAWord(title, word)) return 0.8;
  if (title.includes(word)) return 0.6;
  if (startsAWord(keywords, word)) return 0.5;
  return keywords.includes(word) && word.length > 2 ? 0.3 : 0;
}

function startsAWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word));
}

function lettersInOrder(letters: string, title: string): boolean {
  // Two letters in any order of a long title mean nothing.
  if (letters.length < 3) return false;
  let at = 0;
  for (const letter of title) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
