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
        const work = opening.result.transaction(name, mode);
        const asked = act(work.objectStore(name));
        work.oncomplete = () => (opening.result.close(), resolve(asked.result));
        work.onerror = () => reject(work.error);
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
