/** So many answers are kept, each in the place that its text points at: memory does not grow with a file. */
const PLACES = 1 << 10;

/**
 * Answers the same text as before without reading it again: registers say the same words thousands of times. `read` depends on the text
 * alone. Cheaper than a map, which looks at every letter to find a place.
 */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const texts = new Array<string | null>(PLACES).fill(null);
  const answers = new Array<Answer>(PLACES);
  return (text) => {
    const place = placeOf(text);
    if (texts[place] === text) return answers[place] as Answer;
    const answer = read(text);
    texts[place] = text;
    answers[place] = answer;
    return answer;
  };
}

/** By its length and at most eight of its letters. */
function placeOf(text: string): number {
  const step = (text.length >> 3) + 1;
  let hash = text.length;
  for (let i = text.length - 1; i >= 0; i -= step) hash = Math.imul(hash, 31) + text.charCodeAt(i);
  return (hash ^ (hash >>> 10)) & (PLACES - 1);
}
