/** Keep the screen on where the phone allows it; it asks again whenever the page comes back. */
export async function keepAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // The phone saves power, or knows no wake lock: the screen goes dark as usual.
  }
}
