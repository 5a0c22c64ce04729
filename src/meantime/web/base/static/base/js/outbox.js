/**
 * The outbox: notes that wait on this phone until the server can be reached. Only sealed bytes are stored; this
 * phone itself cannot read them again.
 */
import { sealNote } from "./hpke.js";

const KEY_URL = "/inbox/key";
const { put, get, all, remove } = shelf("meantime", ["keys", "notes"]);

/** Remember the public key while there is a connection, so that sealing works without one. */
export async function rememberKey() {
  const answer = await fetch(KEY_URL, { credentials: "same-origin" });
  if (answer.ok) await put("keys", { id: "recipient", ...(await answer.json()) });
}

/** Whether a note can be sealed here: a secure page, and a key seen before. */
export async function canSeal() {
  return Boolean(globalThis.crypto?.subtle) && Boolean(await get("keys", "recipient"));
}

/** The id of the person notes are sealed for here; undefined before a key was seen. */
export async function recipientId() {
  return (await get("keys", "recipient"))?.person;
}

/** A note (the object of a plain journal line), sealed: only the person's own key opens it. */
export async function sealed(note) {
  const { key, person } = await get("keys", "recipient");
  const plain = new TextEncoder().encode(JSON.stringify(note));
  return { id: note.id, person, sealed: await sealNote(fromBase64(key), plain, person, note.id) };
}

/** Seal a note and keep it until it is sent. */
export async function keep(note) {
  await put("notes", await sealed(note));
}

/** How many notes wait. */
export async function waiting() {
  return (await all("notes")).length;
}

/** Send what waits; what is not taken stays. Sending twice is harmless. Resolves to how many still wait. */
export async function flush() {
  const sendAll = async () => {
    for (const note of await all("notes")) if (await send(note)) await remove("notes", note.id);
  };
  await (navigator.locks ? navigator.locks.request("meantime-outbox", sendAll) : sendAll());
  return waiting();
}

async function send({ id, sealed }) {
  const body = new FormData();
  body.set("id", id);
  body.set("sealed", toBase64(sealed));
  body.set("csrfmiddlewaretoken", formToken());
  try {
    return (await fetch("/inbox", { method: "POST", body, credentials: "same-origin" })).ok;
  } catch {
    return false; // still without a connection
  }
}

/** A fresh token: the one in a page that was open offline may be stale. */
export function formToken() {
  const cookie = document.cookie.match(/(?:^|; )mt-form=([^;]+)/);
  return cookie ? cookie[1] : "";
}

/**
 * Rows kept in the browser (IndexedDB), each under its `id`. Whoever puts something here seals it first.
 * @param {string} database name of the database, version 1
 * @param {string[]} names its stores
 */
export function shelf(database, names) {
  function store(name, mode, act) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(database, 1);
      opening.onupgradeneeded = () => names.map((one) => opening.result.createObjectStore(one, { keyPath: "id" }));
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const work = opening.result.transaction(name, mode, { durability: "strict" }); // on the disk before it is called kept
        const asked = act(work.objectStore(name));
        work.oncomplete = () => (opening.result.close(), resolve(asked.result));
        work.onabort = () => (opening.result.close(), reject(work.error)); // a full disk ends here, without an error event
      };
    });
  }
  return {
    put: (name, value) => store(name, "readwrite", (rows) => rows.put(value)),
    get: (name, id) => store(name, "readonly", (rows) => rows.get(id)),
    all: (name) => store(name, "readonly", (rows) => rows.getAll()),
    remove: (name, id) => store(name, "readwrite", (rows) => rows.delete(id)),
  };
}

export const toBase64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
const fromBase64 = (words) => Uint8Array.from(atob(words), (character) => character.charCodeAt(0));
