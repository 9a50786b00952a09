// A browser without pages: cookies, forms with their token, and what a refusal must look like.
const decode = (text) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const attribute = (tag, name) => { const found = new RegExp(`\\s${name}=("([^"]*)"|'([^']*)')`).exec(tag); return found ? decode(found[2] ?? found[3]) : undefined; };

const chosen = (options) => {
  const tags = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  return attribute(tags.find((tag) => /\sselected/.test(tag)) ?? tags[0] ?? "", "value") ?? "";
};

/** Node.js 18 of Debian has no getSetCookie: there the lines come joined by commas. */
const cookieLines = (headers) => headers.getSetCookie?.() ?? (headers.get("set-cookie") ?? "").split(/, (?=[^ ;,=]+=)/).filter(Boolean);

/** The forms of a page: {action, method, multipart, fields: [{name, value, type}]}. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([whole, inside]) => {
    const tag = /<form\b[^>]*>/.exec(whole)[0];
    const fields = [...inside.matchAll(/<(input|button)\b[^>]*>|<(select|textarea)\b[^>]*>([\s\S]*?)<\/\2>/g)].map(([control, kind, large, content]) => ({
      name: attribute(control, "name"), type: large ?? (kind === "input" ? attribute(control, "type") ?? "text" : kind),
      value: large === "select" ? chosen(content) : large ? decode(content) : attribute(control, "value") ?? "" }));
    return { action: attribute(tag, "action") ?? "", method: (attribute(tag, "method") ?? "get").toLowerCase(), multipart: /multipart/.test(tag), fields: fields.filter((field) => field.name) };
  });
}

export class Browser {
  constructor(base) {
    this.base = base;
    this.cookies = new Map();
  }

  async send(method, path, { body, headers = {} } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(this.base + path, { method, body, redirect: "manual", headers: { ...(cookie ? { cookie } : {}), ...headers }, signal: AbortSignal.timeout(60000) });
    for (const line of cookieLines(answer.headers)) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value) this.cookies.set(name, value); else this.cookies.delete(name);
    }
    return { method, path, status: answer.status, location: answer.headers.get("location"), type: answer.headers.get("content-type") ?? "", text: await answer.text() };
  }

  get(path) { return this.send("GET", path); }

  /** Names and values, or a map of them. */
  post(path, fields) {
    return this.send("POST", path, { body: new URLSearchParams(fields).toString(), headers: { "content-type": "application/x-www-form-urlencoded" } });
  }

  /** The page's form that goes to `action`. */
  async form(page, action) {
    const answer = await this.get(page);
    const found = formsOf(answer.text).find((form) => form.method === "post" && form.action === action);
    if (!found) throw new Error(`${page} (${answer.status}) has no form to ${action}`);
    return found;
  }

  async csrf() {
    return (await this.form("/account", "/account")).fields.find((field) => field.name === "csrf").value;
  }

  /** Sends a file by the page's form; `declared`: that it is not secret, as the form asks. */
  async upload(page, action, name, content, declared = true) {
    const { fields } = await this.form(page, action);
    const body = new FormData();
    for (const field of fields) if (field.type === "hidden" || (declared && field.name === "declared_not_secret")) body.append(field.name, field.value);
    body.append(fields.find((field) => field.type === "file").name, new Blob([content]), name);
    return this.send("POST", action, { body });
  }

  async signIn(name, password) {
    const { fields } = await this.form("/sign-in", "/sign-in");
    const answer = await this.post("/sign-in", { csrf: fields.find((field) => field.name === "csrf").value, name, password });
    if (answer.status !== 303) throw new Error(`${name} cannot sign in: ${answer.status}\n${answer.text}`);
  }
}

export async function api(base, token, method, path, body, type = "application/json", headers = {}) {
  // of a multipart body the type tells its boundary, which is fetch's own
  const named = body === undefined || body instanceof FormData ? {} : { "content-type": type };
  const answer = await fetch(base + path, { method, headers: { authorization: `Bearer ${token}`, ...named, ...headers },
    body: body === undefined || typeof body === "string" || body instanceof Uint8Array || body instanceof FormData ? body : JSON.stringify(body), redirect: "manual", signal: AbortSignal.timeout(60000) });
  return { method, path, status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
}

const letters = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

/** Why the answer is no proper refusal, "" when it is one. `statuses`: those that are right here. */
export function faultOf(answer, statuses) {
  const problems = [...answer.text.matchAll(/invalid-feedback[^>]*>([^<]*)|alert[^>]*>([^<]*)/g)].map((found) => found[1] ?? found[2]).join(" ");
  const where = `${answer.method} ${answer.path.slice(0, 100)}: ${answer.status}`;
  if (!statuses.includes(answer.status)) return `${where}, not ${statuses.join(" or ")} ${problems || answer.text.replace(/<[^>]*>|\s+/g, " ").slice(0, 300)}`;
  if (answer.status < 400) return "";
  if (/json/.test(answer.type)) {
    const body = JSON.parse(answer.text);
    const sentence = body.detail ?? body.problems?.[0]?.text ?? "";
    return letters.test(sentence) && sentence.length > 15 ? "" : `${where} has no sentence: ${answer.text.slice(0, 300)}`;
  }
  const words = answer.text.replace(/<(head|script|style|nav|header)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  return letters.test(words) && words.length > 40 ? "" : `${where} has no sentence: ${words.slice(0, 300)}`;
}

/** Runs the tries, some at a time; throws with the faults. Gives their number. */
export async function all(tries) {
  const faults = [];
  let next = 0;
  const work = async () => {
    while (next < tries.length) {
      const mine = tries[next++];
      try {
        const fault = await mine();
        if (fault) faults.push(fault);
      } catch (error) {
        faults.push(String(error.cause ?? error));
      }
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  if (faults.length) throw new Error(`${faults.length} of ${tries.length}:\n${faults.slice(0, 15).join("\n")}`);
  return `${tries.length} tries`;
}
