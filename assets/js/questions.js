// Forms of questionnaires: shows the questions that are asked, judging conditions as the server does
// (src/work/questionnaires/condition.cpp), and lets tables grow.

/** An exact number in millionths, as stored_value of answers.cpp reads it; null when it is none. */
export function decimal(typed) {
  let text = typed.replace(/\s/g, "");
  const comma = text.lastIndexOf(","), dot = text.lastIndexOf(".");
  const both = comma >= 0 && dot >= 0;
  const grouped = (part, mark) => new RegExp(`^-?\\d{1,3}(\\${mark}\\d{3})+$`).test(part);
  if (both) {
    const decimalMark = comma > dot ? "," : ".", groupMark = decimalMark === "," ? "." : ",";
    if (!grouped(text.slice(0, Math.max(comma, dot)), groupMark)) return null;
    text = text.replaceAll(groupMark, "").replace(decimalMark, ".");
  } else if (grouped(text, ".")) {
    text = text.replaceAll(".", "");
  } else {
    text = text.replaceAll(",", ".");
  }
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text);
  if (!parts) return null;
  const millionths = BigInt(parts[2]) * 1000000n + BigInt((parts[3] ?? "").padEnd(6, "0"));
  return parts[1] ? -millionths : millionths;
}

/** dd/mm/yyyy or yyyy-mm-dd as YYYY-MM-DD; null when it is no day. */
export function day(typed) {
  const numbers = typed.trim().split(/[/\-. ]+/);
  if (numbers.length !== 3 || numbers.some((one) => !/^\d{1,4}$/.test(one))) return null;
  const [year, month, date] = numbers[0].length === 4 ? numbers : numbers.reverse();
  if (year.length !== 4) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? iso : null;
}

function compare(kind, left, right) {
  const [a, b] = kind === "number" ? [decimal(left), decimal(right)] : [day(left), day(right)];
  if (a === null || b === null) return null;
  return a < b ? -1 : a > b ? 1 : 0;
}

function clauseHolds({ compared, value = "" }, kind, answer) {
  if (compared === "includes") return answer.split(" ").includes(value);
  const order = kind === "number" || kind === "date" ? compare(kind, answer, value) : null;
  const same = order === null ? answer === value : order === 0;
  if (compared === "=") return same;
  if (compared === "!=") return !same;
  if (order === null) return false;
  return { "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[compared] ?? false;
}

/** Whether a condition holds; `answerOf` gives {kind, answer} of a question, "" for no answer. */
export function holds(condition, answerOf) {
  const one = (clause) => { const { kind, answer } = answerOf(clause.question); return clauseHolds(clause, kind, answer); };
  return condition.any ? condition.clauses.some(one) : condition.clauses.every(one);
}

/** What is chosen or typed in a question now. */
export function answerIn(question) {
  const inputs = [...question.querySelectorAll("input, select, textarea")].filter((input) => input.type !== "hidden");
  const chosen = inputs.filter((input) => !["radio", "checkbox"].includes(input.type) || input.checked);
  return chosen.map((input) => input.value.trim()).filter(Boolean).join(" ");
}

/** Shows what is asked, in order: what is not asked counts as not answered for those behind. */
export function showAsked(root) {
  const answers = new Map();
  for (const question of root.querySelectorAll("[data-question]")) {
    const { when, kind } = question.dataset;
    const shown = !when || holds(JSON.parse(when), (name) => answers.get(name) ?? { kind: "text", answer: "" });
    question.hidden = !shown;
    answers.set(question.dataset.question, { kind, answer: shown ? answerIn(question) : "" });
  }
}

/** A table whose last row is being filled gets another one. */
function growTable(event) {
  const row = event.target.closest("[data-questions] .answer-table tbody tr");
  if (!row || row.nextElementSibling || row.parentElement.rows.length >= 50) return;
  const next = row.cloneNode(true);
  const number = row.parentElement.rows.length + 1;
  for (const input of next.querySelectorAll("input, select")) {
    input.name = input.name.replace(/\.\d+\./, `.${number}.`);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+$/, String(number)));
    input.classList.remove("is-invalid");
    if (input.matches("select")) input.selectedIndex = 0; else input.value = "";
  }
  row.after(next);
}

/** The form of one question shows what its kind has. */
function showForKind(form) {
  const kind = form.elements.kind.value;
  for (const part of form.querySelectorAll("[data-shown-for]")) part.hidden = !part.dataset.shownFor.split(" ").includes(kind);
}

export function startQuestions(root) {
  for (const questions of root.querySelectorAll("[data-questions]")) {
    if (questions.dataset.started !== undefined) continue;
    questions.dataset.started = "";
    showAsked(questions);
    questions.addEventListener("input", (event) => { growTable(event); showAsked(questions); });
    questions.addEventListener("change", () => showAsked(questions));
  }
  for (const form of root.querySelectorAll("[data-question-form]")) {
    showForKind(form);
    form.elements.kind.addEventListener("change", () => showForKind(form));
  }
}
