// The queue of a phone as a file that only who knows the password can read: PBKDF2 (SHA-256), AES-GCM.
const rounds = 600000;

async function keyOf(password, salt) {
  const raw = await crypto.subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
const toText = (bytes) => { let text = ""; for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte); return btoa(text); };
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export async function sealed(entries, password) {
  const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(entries));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(password, salt), plain);
  return JSON.stringify({ kind: "donghanh-survey-entries", version: 1, salt: toText(salt), iv: toText(iv), data: toText(data) });
}

/** Throws when the file is no such file, or the password is another. */
export async function opened(text, password) {
  const file = JSON.parse(text);
  if (file.kind !== "donghanh-survey-entries" || file.version !== 1) throw new Error("another kind of file");
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(file.iv) }, await keyOf(password, toBytes(file.salt)), toBytes(file.data));
  const entries = JSON.parse(new TextDecoder().decode(plain));
  const right = Array.isArray(entries) && entries.every((entry) => typeof entry.key === "string" && typeof entry.survey === "string" && typeof entry.field === "string");
  if (!right) throw new Error("another kind of file");
  return entries;
}
