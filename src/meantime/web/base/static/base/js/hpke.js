/**
 * Seals a note to a public key, as vault/FORMAT.md section 7 describes (RFC 9180, base mode, single shot:
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM). Only WebCrypto; proved against the RFC's own numbers.
 */

const text = new TextEncoder();
const HPKE = text.encode("HPKE-v1");
const KEM = bytes(text.encode("KEM"), [0x00, 0x10]);
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const BLOCK = 128;

/**
 * @param {Uint8Array} recipient public key, 65 bytes
 * @param {Uint8Array} plain what to seal
 * @param {string} person UUID of the person it is for
 * @param {string} id UUID of the note
 * @returns {Promise<Uint8Array>} the envelope "MI" 01 01 enc ciphertext
 */
export async function sealNote(recipient, plain, person, id) {
  const info = bytes(text.encode("mt/inbox/1|"), uuidBytes(person), uuidBytes(id));
  const ephemeral = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const { enc, ciphertext } = await seal(recipient, padded(plain), info, ephemeral, 2);
  return bytes(text.encode("MI"), [1, 1], enc, ciphertext);
}

/**
 * One HPKE message. `aead` 1 is AES-128-GCM, 2 is AES-256-GCM; `aad` is empty in our envelopes.
 * @returns {Promise<{enc: Uint8Array, ciphertext: Uint8Array}>}
 */
export async function seal(recipient, plain, info, ephemeral, aead, aad = new Uint8Array()) {
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
  const shared = await sharedSecret(recipient, enc, ephemeral.privateKey);
  const { key, nonce } = await schedule(shared, info, aead);
  const gcm = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, gcm, plain);
  return { enc, ciphertext: new Uint8Array(sealed) };
}

/** ISO 7816-4: 0x80, then zeros up to a multiple of 128 bytes, so that lengths tell little. */
export function padded(plain) {
  const whole = new Uint8Array(Math.ceil((plain.length + 1) / BLOCK) * BLOCK);
  whole.set(plain);
  whole[plain.length] = 0x80;
  return whole;
}

async function sharedSecret(recipient, enc, privateKey) {
  const key = await crypto.subtle.importKey("raw", recipient, CURVE, false, []);
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: key }, privateKey, 256));
  const prk = await labeledExtract(KEM, new Uint8Array(), "eae_prk", dh);
  return labeledExpand(KEM, prk, "shared_secret", bytes(enc, recipient), 32);
}

async function schedule(shared, info, aead) {
  const suite = bytes(text.encode("HPKE"), [0x00, 0x10, 0x00, 0x01, 0x00, aead]);
  const none = new Uint8Array();
  const pskId = await labeledExtract(suite, none, "psk_id_hash", none);
  const infoHash = await labeledExtract(suite, none, "info_hash", info);
  const context = bytes([0], pskId, infoHash);
  const secret = await labeledExtract(suite, shared, "secret", none);
  const key = await labeledExpand(suite, secret, "key", context, aead === 2 ? 32 : 16);
  return { key, nonce: await labeledExpand(suite, secret, "base_nonce", context, 12) };
}

function labeledExtract(suite, salt, label, ikm) {
  return hmac(salt.length ? salt : new Uint8Array(32), bytes(HPKE, suite, text.encode(label), ikm));
}

async function labeledExpand(suite, prk, label, info, length) {
  const block = await hmac(prk, bytes([0, length], HPKE, suite, text.encode(label), info, [1]));
  return block.slice(0, length);
}

async function hmac(key, data) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, data));
}

function uuidBytes(uuid) {
  return Uint8Array.from(uuid.replaceAll("-", "").match(/../g), (pair) => parseInt(pair, 16));
}

function bytes(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
