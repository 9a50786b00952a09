// Surveys without a network: what is given to a person is kept on the phone, what is written is saved at once and sent
// when there is a network. The page says what is saved here, being sent, and taken by the server.
import { Store, standing } from "./offline_store.js";
import { contactForm } from "./offline_contact.js";
import { opened, sealed } from "./offline_file.js";
import { sendSome, unconfirmed } from "./offline_send.js";
import { answerIn, day, decimal, showAsked } from "./questions.js";

const root = document.getElementById("offline");
const texts = JSON.parse(root.dataset.texts);
const tr = (id, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), texts[id] ?? id);
const at_once = 500, shown_at_once = 50;

let store, work = [], entries = [], sending = false, online = navigator.onLine;

/** An element: make("a", { href }, "text", child…). */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
const button = (label, press, tone = "btn") => make("button", { type: "button", class: tone, onclick: press }, label);

// ---- stored values, as src/work/questionnaires/answers.cpp writes them

function decimalText(millionths) {
  const sign = millionths < 0n ? "-" : "", absolute = millionths < 0n ? -millionths : millionths;
  const part = String(absolute % 1000000n).padStart(6, "0").replace(/0+$/, "");
  return `${sign}${absolute / 1000000n}${part ? "." + part : ""}`;
}
function storedValue(kind, typed) {
  if (kind === "number") { const number = decimal(typed); return number === null ? typed.trim() : decimalText(number); }
  if (kind === "date") return day(typed) ?? typed.trim();
  return typed.trim();
}
function shownValue(kind, stored) {
  if (kind === "number") return stored.replace(".", ",");
  if (kind === "date") return /^\d{4}-\d\d-\d\d$/.test(stored) ? stored.split("-").reverse().join("/") : stored;
  return stored;
}

// ---- the server

async function signedIn() {
  const answer = await fetch("/surveys/offline", { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("offline");
  if (fresh?.dataset.user !== root.dataset.user) return null;
  // forms of surveys that began since
  for (const form of fresh.querySelectorAll("template[data-form]"))
    if (!root.querySelector(`template[data-form="${form.dataset.form}"]`)) root.append(document.importNode(form, true));
  return fresh.dataset.csrf;
}

/** Sends what is not taken, then asks what stands. Whatever breaks off is begun anew the next time. */
async function exchange() {
  if (sending) return;
  sending = true;
  draw();
  try {
    const csrf = await signedIn();
    if (!csrf) { say(tr("Sign in again to send. What is written here stays."), "warning"); return; }
    const unsent = entries.filter((entry) => !entry.taken && !unconfirmed.has(entry.key));
    for (const survey of new Set(unsent.map((entry) => entry.survey))) {
      const own = unsent.filter((entry) => entry.survey === survey).sort((a, b) => a.number - b.number);
      for (let i = 0; i < own.length; i += at_once) {
        const { taken, refused } = await sendSome({ csrf, survey, tr }, own.slice(i, i + at_once));
        await store.mark(taken, refused);
      }
    }
    const answer = await fetch("/api/v1/surveys/work", { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    await store.replaceWork((await answer.json()).items, new Date().toISOString());
    online = true;
    say("");
  } catch {
    online = false;
  } finally {
    sending = false;
    await reload();
  }
}

/** What the page remembers follows what is kept, between one entry and the next: none is written on old ground. */
let writing = Promise.resolve();
function inTurn(step) {
  const done = writing.then(step);
  writing = done.catch(() => {});
  return done;
}
const reload = () => inTurn(async () => {
  [work, entries] = await Promise.all([store.all("work"), store.all("entries")]);
  draw();
});

// ---- what is seen

let message = { text: "", tone: "" };
function say(text, tone = "info") { message = { text, tone }; drawState(); }

const unsentOf = (enterprise) => entries.filter((entry) => !entry.taken && (!enterprise || entry.enterprise === enterprise));

function drawState() {
  const waiting = unsentOf().length, refused = entries.filter((entry) => entry.refused && !entry.taken);
  const state = root.querySelector("#offline-state");
  const badge = (text, tone) => make("span", { class: `badge tone-${tone}` }, text);
  const line = sending ? badge(tr("Sending …"), "info")
    : waiting ? badge(tr("{0} entries are saved here and wait to be sent", waiting), "warning") : badge(tr("Everything is taken by the server"), "good");
  state.replaceChildren(line, " ", online ? "" : badge(tr("No network"), "plain"));
  if (message.text) state.append(make("div", { class: `alert alert-${message.tone} mt-2 mb-0` }, message.text));
  for (const entry of refused.slice(0, 3)) state.append(make("div", { class: "alert alert-danger mt-2 mb-0" }, `${entry.field}: ${entry.refused}`));
}

const stateOf = (task) => standing(task, entries).get("_state")?.value || task.state;

function row(survey, task) {
  const waiting = unsentOf(task.enterprise).length, state = stateOf(task);
  const tone = state === "done" ? "good" : state === "to_do" ? "warning" : "info";
  return make("a", { class: "offline-row", href: `#${survey.survey}/${task.enterprise}` },
    make("div", {}, make("strong", {}, task.name), make("div", { class: "text-secondary small" }, [task.place, task.address].filter(Boolean).join(", "))),
    make("div", { class: "text-end" }, make("span", { class: `badge tone-${tone}` }, tr(`state.${state}`)),
      make("div", { class: "small text-secondary" }, waiting ? tr("{0} saved here", waiting) : "")));
}

function drawList(view) {
  const search = make("input", { type: "search", class: "form-control mb-3", placeholder: tr("Search by name"), "aria-label": tr("Search by name") });
  const lists = make("div");
  const fill = () => {
    const wanted = search.value.trim().toLowerCase();
    lists.replaceChildren(...work.map((survey) => {
      const fits = survey.enterprises.filter((task) => task.name.toLowerCase().includes(wanted));
      const open = fits.filter((task) => stateOf(task) === "to_do"), rest = fits.filter((task) => stateOf(task) !== "to_do");
      return make("section", { class: "card mb-3" }, make("div", { class: "card-header" }, make("h2", { class: "card-title" }, survey.title)),
        make("div", { class: "card-body" }, make("p", { class: "text-secondary" }, tr("Until {0}. {1} of {2} are left.", shownValue("date", survey.deadline), open.length, fits.length)),
          ...[...open, ...rest].slice(0, shown_at_once).map((task) => row(survey, task)),
          fits.length > shown_at_once ? make("p", { class: "text-secondary mt-3" }, tr("And {0} more: search by name.", fits.length - shown_at_once)) : null));
    }));
    if (!work.length) lists.replaceChildren(make("p", { class: "text-secondary" }, tr("Nothing is given to you, or it was not fetched yet.")));
  };
  search.addEventListener("input", fill);
  fill();
  view.replaceChildren(search, lists, tools());
}

function tools() {
  const password = make("input", { type: "password", class: "form-control mb-2", autocomplete: "new-password", "aria-label": tr("Password of the file"), placeholder: tr("Password of the file") });
  const file = make("input", { type: "file", class: "form-control mb-2", accept: ".dhsurvey", "aria-label": tr("File of another phone") });
  const write = async () => {
    if (password.value.length < 8) { say(tr("Write a password of at least 8 letters."), "warning"); return; }
    const link = make("a", { download: `khao-sat-${new Date().toISOString().slice(0, 10)}.dhsurvey`, href: URL.createObjectURL(new Blob([await sealed(unsentOf(), password.value)])) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(tr("{0} entries are in the file. They stay here until they are sent.", unsentOf().length), "info");
  };
  const read = async () => {
    try {
      const fresh = await store.takeIn(await opened(await file.files[0].text(), password.value));
      await reload();
      say(tr("{0} entries were taken out of the file.", fresh), "info");
      exchange();
    } catch { say(tr("The file cannot be read: another file, or another password."), "danger"); }
  };
  const forget = async () => {
    if (unsentOf().length && !confirm(tr("{0} entries were never sent and would be lost. Remove them all the same?", unsentOf().length))) return;
    store.close();
    await Store.remove(root.dataset.user);
    for (const name of await caches.keys()) await caches.delete(name);
    location.href = "/surveys/mine";
  };
  return make("details", { class: "card card-body" }, make("summary", {}, tr("File and this phone")),
    make("p", { class: "text-secondary mt-2" }, tr("Where there is no network for days, write what waits into a file that only the password opens, and read it in elsewhere.")),
    password, make("div", { class: "d-flex flex-wrap gap-2 mb-3" }, button(tr("Write the file"), write)),
    file, make("div", { class: "d-flex flex-wrap gap-2 mb-3" }, button(tr("Read the file in"), read)),
    button(tr("Remove everything from this phone"), forget, "btn btn-outline-danger"));
}

function fillForm(form, fields) {
  for (const question of form.querySelectorAll("[data-question]")) {
    const { kind } = question.dataset;
    for (const input of question.querySelectorAll("input, select, textarea")) {
      const field = input.name.replace(/^answer\./, ""), stored = fields.get(field)?.value ?? "";
      const own = input.closest("[data-kind]").dataset.kind;
      if (input.type === "radio") input.checked = stored === input.value;
      else if (input.type === "checkbox") input.checked = stored.split(" ").includes(input.value);
      else input.value = shownValue(kind === "table" ? own : kind, stored);
      input.id = input.id && `${input.id}-offline`;
    }
    for (const label of question.querySelectorAll("label[for]")) label.htmlFor += "-offline";
  }
}

/** The field that an input belongs to and its value now. */
function fieldOf(input) {
  const question = input.closest("[data-question]");
  const field = input.name.replace(/^answer\./, "");
  if (question.dataset.kind === "table") return { field, value: storedValue(input.closest("[data-kind]").dataset.kind, input.value) };
  return { field, value: storedValue(question.dataset.kind, answerIn(question)) };
}

/** Each entry has seen the one before. A form that was drawn before the last fetching writes on what stands now. */
const write = (survey, enterprise, field, value) => inTurn(async () => {
  const task = work.find((one) => one.survey === survey)?.enterprises.find((one) => one.enterprise === enterprise);
  const stands = standing(task ?? { enterprise, answers: [] }, entries).get(field);
  if ((stands?.value ?? "") === value) return;
  entries.push(await store.add({ survey, enterprise, field, value, seen: stands?.seen ?? [] }));
  drawState();
});

/** What keeps a form from being finished: questions that are asked, must be answered and are not, or cannot be read. */
function missing(form) {
  return [...form.querySelectorAll("[data-question]:not([hidden])")].filter((question) => {
    const { kind } = question.dataset;
    const label = question.querySelector(".form-label");
    const typed = answerIn(question);
    if (label?.classList.contains("required") && !typed) return true;
    return (kind === "number" && typed && decimal(typed) === null) || (kind === "date" && typed && day(typed) === null);
  });
}

function drawForm(view, survey, task) {
  const template = root.querySelector(`template[data-form="${survey.survey}"]`);
  const fields = standing(task, entries);
  const form = make("form", { class: "card card-body" });
  if (template) form.append(document.importNode(template.content, true));
  else form.append(make("p", {}, tr("The form was not fetched yet. Connect once.")));
  fillForm(form, fields);
  showAsked(form);
  const note = make("textarea", { class: "form-control mb-2", rows: 2, "aria-label": tr("Note"), placeholder: tr("Note") });
  note.value = fields.get("_note")?.value ?? "";
  const other = make("select", { class: "form-select mb-2", "aria-label": tr("What was found") }, make("option", { value: "" }, tr("What was found")),
    ...["refused", "closed", "not_found", "moved"].map((state) => make("option", { value: state, selected: fields.get("_state")?.value === state }, tr(`state.${state}`))));
  const back = () => { location.hash = ""; };
  const finish = async () => {
    const left = missing(form);
    for (const question of form.querySelectorAll(".offline-missing")) question.classList.remove("offline-missing");
    for (const question of left) question.classList.add("offline-missing");
    if (left.length) { say(tr("{0} questions need another look.", left.length), "warning"); left[0].scrollIntoView({ block: "center" }); return; }
    await saveAll();
    await write(survey.survey, task.enterprise, "_state", "done");
    say("");
    back();
    exchange();
  };
  const leave = async () => {
    if (!other.value || !note.value.trim()) { say(tr("Choose what was found and write a note."), "warning"); return; }
    await write(survey.survey, task.enterprise, "_state", other.value);
    await write(survey.survey, task.enterprise, "_note", note.value.trim());
    say("");
    back();
    exchange();
  };
  const saveAll = async () => {
    const inputs = [...form.querySelectorAll("[data-question] input, [data-question] select, [data-question] textarea")];
    const values = new Map(inputs.map((input) => { const { field, value } = fieldOf(input); return [field, value]; }));
    for (const [field, value] of values) await write(survey.survey, task.enterprise, field, value);
  };
  form.addEventListener("input", () => showAsked(form));
  form.addEventListener("change", (event) => {
    showAsked(form);
    if (event.target.closest("[data-question]")) { const { field, value } = fieldOf(event.target); write(survey.survey, task.enterprise, field, value); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(make("div", { class: "d-flex flex-wrap gap-2 mt-3" }, button(tr("Finish"), finish, "btn btn-primary"), button(tr("Back to the list"), back)),
    make("details", { class: "section mt-3" }, make("summary", {}, tr("It could not be surveyed")), other, note, make("div", { class: "form-hint mb-2" }, tr("secrecy.hint")), button(tr("Save what was found"), leave)),
    contactForm({ make, button, tr, day, say, today: shownValue("date", new Date().toLocaleDateString("sv")), keep: keepContact(survey.survey, task.enterprise) }));
  view.replaceChildren(make("h2", { class: "mb-1" }, task.name),
    make("p", { class: "text-secondary" }, [task.place, task.address, task.phone].filter(Boolean).join(" · ")), form);
}

/** Kept like an answer, but each stands for itself. */
const keepContact = (survey, enterprise) => async (value) => {
  await inTurn(async () => { entries.push(await store.add({ survey, enterprise, field: "_contact", value, seen: [] })); });
  say(tr("It is saved here and is sent when there is a network."));
  exchange();
};

let drawn = "";
function draw() {
  drawState();
  const view = root.querySelector("#offline-view");
  const [surveyId, enterprise] = location.hash.slice(1).split("/");
  const survey = work.find((one) => one.survey === surveyId), task = survey?.enterprises.find((one) => one.enterprise === enterprise);
  // a form in which somebody is writing is not drawn anew
  if (task && drawn === location.hash) return;
  drawn = location.hash;
  if (task) { drawForm(view, survey, task); window.scrollTo(0, 0); } else drawList(view);
}

async function keepPage() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  await navigator.serviceWorker.register("/surveys/offline/worker.js", { scope: "/surveys/offline" });
  await navigator.serviceWorker.ready;
  const cache = await caches.open("donghanh-offline");
  const named = [...document.querySelectorAll("link[href], script[src], use[href], img[src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src"));
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const wanted = new Set([...named, ...loaded].map((address) => new URL(address, location.href)).filter((url) => url.origin === location.origin && url.pathname.startsWith("/assets/")).map((url) => url.pathname + url.search));
  if (navigator.onLine) await Promise.all([...wanted].map(async (address) => { if (!(await cache.match(address))) await cache.add(address); }));
  if (navigator.onLine && !(await cache.match("/surveys/offline"))) await cache.add("/surveys/offline");
  root.dataset.kept = "yes";
}

async function start() {
  store = await Store.open(root.dataset.user);
  navigator.storage?.persist?.();
  root.querySelector("#offline-send").addEventListener("click", exchange);
  window.addEventListener("hashchange", draw);
  window.addEventListener("online", () => { online = true; exchange(); });
  window.addEventListener("offline", () => { online = false; drawState(); });
  setInterval(() => { if (navigator.onLine && unsentOf().length) exchange(); }, 60000);
  await reload();
  root.dataset.ready = "yes";
  keepPage().catch(() => say(tr("This browser cannot keep the page. It works while there is a network."), "warning"));
  if (navigator.onLine) await exchange();
}
start();
