/** The time left of a session in words, rounded to five minutes, as core/agenda.py counts it. */

const MINUTE = 60_000;

/** @param {DOMStringMap} data starts, ends (ISO 8601) and the words: before, left, few, over */
export function timeWords(data, now = Date.now()) {
  const [starts, ends] = [Date.parse(data.starts), Date.parse(data.ends)];
  if (now < starts) return data.before;
  if (now >= ends) return data.over;
  const minutes = (ends - now) / MINUTE;
  return minutes <= 5 ? data.few : data.left.replace("{minutes}", Math.floor(minutes / 5 + 0.5) * 5);
}

/** Minutes of the session that are gone, 0 to its length. */
export function minutesGone(data, now = Date.now()) {
  const [starts, ends] = [Date.parse(data.starts), Date.parse(data.ends)];
  return Math.min(ends - starts, Math.max(0, now - starts)) / MINUTE;
}
