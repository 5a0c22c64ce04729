/**
 * <mt-reading>: while its page stays open, more notes are read in for their meaning, a slice at a time. Says how many
 * are left. Stops when none is, when a slice gets no further, and when the journal is locked.
 */
class Reading extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.querySelector("button").remove();
    this.readAll();
  }

  async readAll() {
    let left = await this.readSome();
    for (let before = Infinity; left > 0 && left < before && this.isConnected; left = await this.readSome()) {
      before = left;
      this.hidden = false;
      this.querySelector("p").textContent = sentence(left);
    }
    this.hidden = true;
  }

  /** How many notes are left; 0 also when nobody may ask any more. */
  async readSome() {
    const asked = { method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" } };
    const answer = await fetch(this.form.action, asked).catch(() => null);
    return answer?.ok && !answer.redirected ? (await answer.json()).waiting : 0;
  }
}

/** @param {number} left */
function sentence(left) {
  return `Getting your notes ready to be found by what they mean. ${left} ${left === 1 ? "note" : "notes"} to go.`;
}

customElements.define("mt-reading", Reading);
