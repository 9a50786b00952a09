// A visit or call written down on the page of surveys, with or without a network.

/** The form; `keep` takes what was written, as JSON, and has kept it when it returns. */
export function contactForm({ make, button, tr, day, say, today, keep }) {
  const labelled = (id, control) => make("label", { class: "form-label d-block" }, tr(id), control);
  const text = (more) => make("input", { type: "text", class: "form-control mt-1 mb-2", ...more });
  const kind = make("select", { class: "form-select mt-1 mb-2" },
    ...[["visit", "Visit to the enterprise"], ["call", "Telephone call"], ["office", "Talk at our office"]].map(([value, id]) => make("option", { value }, tr(id))));
  const met = text({ inputmode: "numeric", value: today }), withWhom = text({ maxlength: 200 }), next = text({ maxlength: 300 }), by = text({ inputmode: "numeric" });
  const note = make("textarea", { class: "form-control mt-1 mb-2", rows: 4, maxlength: 1500 });
  const save = async () => {
    const metOn = day(met.value), nextOn = by.value.trim() ? day(by.value) : null;
    if (!metOn || !note.value.trim()) { say(tr("Write the day as dd/mm/yyyy and what was talked about."), "warning"); return; }
    if (Boolean(next.value.trim()) !== Boolean(nextOn)) { say(tr("A next step needs its day, and the day a step."), "warning"); return; }
    const value = JSON.stringify({ kind: kind.value, met_on: metOn, with_whom: withWhom.value.trim(), note: note.value.trim(), next_step: next.value.trim(), next_on: nextOn });
    await keep(value);
    for (const control of [note, withWhom, next, by]) control.value = "";
  };
  return make("details", { class: "section mt-3", id: "offline-contact" },
    make("summary", {}, tr("Write down a visit or call")),
    labelled("How", kind), labelled("Day", met), labelled("With whom", withWhom), labelled("What was talked about", note),
    make("p", { class: "text-secondary small" }, tr("About the enterprise and its work, never about what a person thinks."), " ", tr("secrecy.hint")),
    labelled("What comes next", next), labelled("By when", by), button(tr("Save the visit or call"), save));
}
