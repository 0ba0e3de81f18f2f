// The gateway, as the page asks it.
import { signal } from "/assets/libraries/libraries.js";

/** What the reader may do: `{tokens, scopes}`; null until the gateway has answered. */
export const access = signal(null);

const TOKEN = "newsfold-token"; // of the tab alone: it is gone with it

/** An answer of the gateway's that is an error, as problem+json has it. */
export class Problem extends Error {
  constructor(status, detail, errors = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/** Headers of every request: the token, if the reader has given one. */
export function headers(more = {}) {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

/** Take a token, and ask what it is good for. Empty forgets it. */
export async function useToken(token) {
  if (token) sessionStorage.setItem(TOKEN, token);
  else sessionStorage.removeItem(TOKEN);
  access.value = await get("/access");
}

/**
 * GET a path, or a list of its parts. `query` has its parameters, a list for one that comes several times.
 * Throws `Problem`.
 */
export async function get(path, query = {}, { signal: aborted } = {}) {
  const url = `${Array.isArray(path) ? joined(path) : path}${search(query)}`;
  return read(await fetch(url, { headers: headers({ Accept: "application/json" }), signal: aborted }));
}

/** POST JSON to a path. Throws `Problem`. */
export async function post(path, body) {
  const given = { method: "POST", body: JSON.stringify(body) };
  return read(await fetch(path, { ...given, headers: headers({ "Content-Type": "application/json" }) }));
}

/** Return a query as a URL has it. What is empty is left out. */
export function search(query) {
  const given = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) {
      if (value !== null && value !== undefined && value !== "") given.append(name, value);
    }
  }
  return given.size ? `?${given}` : "";
}

/** Parts come from the page's URL, which anybody may have sent: none leads to another path. */
function joined(parts) {
  if (parts.some((part) => /^\.*$/.test(part))) throw new Problem(404, "there is no such address");
  return `/${parts.map(encodeURIComponent).join("/")}`;
}

async function read(answer) {
  const body = await answer.json().catch(() => null);
  if (answer.status === 401) access.value = { tokens: true, scopes: [] }; // the token is good no more
  if (!answer.ok) throw new Problem(answer.status, body?.detail ?? answer.statusText, body?.errors);
  if (!body) throw new Problem(answer.status, "the gateway's answer is not JSON");
  return body;
}
