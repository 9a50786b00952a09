// What a phone keeps of surveys: the enterprises given to a person, and what was written of them, entry by entry. An
// entry is in the database before the page says so, and leaves it only when the server has taken it and said what stands.

const version = 1;
const asPromise = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
const finished = (transaction) => new Promise((resolve, reject) => { transaction.oncomplete = () => resolve(); transaction.onabort = transaction.onerror = () => reject(transaction.error); });

export class Store {
  static async open(user) {
    const request = indexedDB.open(`donghanh-surveys-${user}`, version);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore("meta");
      database.createObjectStore("work", { keyPath: "survey" });
      database.createObjectStore("entries", { keyPath: "key" });
    };
    const store = new Store();
    store.database = await asPromise(request);
    store.user = user;
    return store;
  }
  close() { this.database.close(); }
  static remove(user) { return asPromise(indexedDB.deleteDatabase(`donghanh-surveys-${user}`)); }

  all(name) { return asPromise(this.database.transaction(name).objectStore(name).getAll()); }
  meta(name) { return asPromise(this.database.transaction("meta").objectStore("meta").get(name)); }

  /** Takes the server's word for what is given and what stands; what it has not taken yet stays. */
  async replaceWork(work, at) {
    const transaction = this.database.transaction(["work", "entries", "meta"], "readwrite");
    const [all, entries] = [transaction.objectStore("work"), transaction.objectStore("entries")];
    all.clear();
    for (const one of work) all.put(one);
    for (const entry of await asPromise(entries.getAll())) if (entry.taken) entries.delete(entry.key);
    transaction.objectStore("meta").put(at, "refreshed");
    await finished(transaction);
  }

  /** Writes an entry under the next number of this device, in one step: either both are kept, or neither. */
  async add({ survey, enterprise, field, value, seen }) {
    const transaction = this.database.transaction(["meta", "entries"], "readwrite");
    const meta = transaction.objectStore("meta");
    let device = await asPromise(meta.get("device"));
    if (!device) {
      device = `phone-${crypto.getRandomValues(new Uint32Array(3)).reduce((text, one) => text + one.toString(36), "")}`.slice(0, 40);
      meta.put(device, "device");
    }
    const number = ((await asPromise(meta.get("number"))) ?? 0) + 1;
    meta.put(number, "number");
    const written_at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
    const entry = { key: `${device}:${number}`, device, number, survey, enterprise, field, value, seen, written_at, taken: false, refused: "" };
    transaction.objectStore("entries").put(entry);
    await finished(transaction);
    return entry;
  }

  async mark(taken, refused) {
    const transaction = this.database.transaction("entries", "readwrite");
    const entries = transaction.objectStore("entries");
    for (const key of taken) { const entry = await asPromise(entries.get(key)); if (entry) entries.put({ ...entry, taken: true, refused: "" }); }
    for (const { key, why } of refused) { const entry = await asPromise(entries.get(key)); if (entry) entries.put({ ...entry, refused: why }); }
    await finished(transaction);
  }

  /** Entries of a file; those that are known stay as they are. Gives how many were new. */
  async takeIn(list) {
    const transaction = this.database.transaction("entries", "readwrite");
    const entries = transaction.objectStore("entries");
    let fresh = 0;
    for (const entry of list) if (!(await asPromise(entries.get(entry.key)))) { entries.put({ ...entry, taken: false, refused: "" }); ++fresh; }
    await finished(transaction);
    return fresh;
  }
}

/** What stands of an enterprise on this phone: what the server said, and over it what was written here. */
export function standing(task, entries) {
  const fields = new Map(task.answers.map(({ field, value, standing: keys }) => [field, { value, seen: keys }]));
  const own = entries.filter((entry) => entry.enterprise === task.enterprise).sort((a, b) => (a.written_at < b.written_at ? -1 : a.written_at > b.written_at ? 1 : a.number - b.number));
  for (const entry of own) fields.set(entry.field, { value: entry.value, seen: [entry.key] });
  return fields;
}
