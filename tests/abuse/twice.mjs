// The same form sent twice, and a form of a page that has grown old.
import { all, api, faultOf } from "./client.mjs";

/** Forms that make something: page, action, what is typed. */
const making = (world) => {
  const { ids, place } = world;
  return [
    ["/people/new", "/people", { full_name: "Trần Văn Hai Lần", born: "02/03/1980", sex: "male", place, checked: "1" }],
    ["/enterprises/new", "/enterprises", { name: "Công ty Hai Lần", legal_type: "llc_multi", ownership: "private", place, not_the_same: "1" }],
    ["/unions/new", "/unions", { kind: "grassroots_union", name: "Công đoàn Hai Lần", place, enterprise: "", decision_number: "7/QĐ", decided_on: "02/03/2022", founding_members: "9" }],
    ["/party-organisations/new", "/party-organisations", { kind: "party_cell", name: "Chi bộ Hai Lần", place, enterprise: "", decision_number: "8/QĐ", decided_on: "02/03/2022", founding_members: "3" }],
    ["/classes/new", "/classes", { code: "HL-2", name: "Lớp Hai Lần", type: "party_awareness", opened_on: "02/03/2022", place }],
    [`/people/${ids.people}`, `/people/${ids.people}/consents`, { purpose: "training", method: "paper_signed", evidence: "Tủ 3", given_on: "02/03/2022" }],
  ];
};

export async function twice(world) {
  const { officer, head } = world.people;
  const tries = making(world).map(([page, action, typed]) => async () => {
    const form = await officer.form(page, action);
    const kept = Object.fromEntries(form.fields.filter((field) => !["checkbox", "button"].includes(field.type)).map((field) => [field.name, field.value]));
    for (const name of Object.keys(typed)) if (!form.fields.some((field) => field.name === name) && !["checked", "not_the_same"].includes(name)) return `${page} has no field ${name}: ${form.fields.map((field) => field.name).join(" ")}`;
    const first = await officer.post(action, { ...kept, ...typed });
    if (first.status !== 303) return faultOf(first, [303]);
    const [second, third] = await Promise.all([officer.post(action, { ...kept, ...typed }), officer.post(action, { ...kept, ...typed })]);
    for (const again of [second, third]) {
      const fault = faultOf(again, [303]);
      if (fault) return fault;
      if (again.location !== first.location) return `${action} was done twice: ${first.location}, ${again.location}`;
    }
    const page2 = await officer.get(first.location);
    return /chỉ thực hiện một lần/.test(page2.text) ? faultOf(page2, [200]) : `${first.location} does not say that the form came twice`;
  });
  tries.push(async () => {
    const form = await head.form("/users/new", "/users");
    const kept = Object.fromEntries(form.fields.map((field) => [field.name, field.value]));
    const typed = Object.fromEntries(form.fields.filter((field) => field.type === "text").map((field) => [field.name, /name/.test(field.name) ? "hai-lan" : field.value]));
    const answers = [];
    for (let i = 0; i < 2; i += 1) answers.push(await head.post("/users", { ...kept, ...typed }));
    const users = (await head.get("/users?q=hai-lan")).text.split("hai-lan").length;
    return answers.every((answer) => answer.status < 500) && users > 1 ? "" : `the user made twice: ${answers.map((answer) => answer.status)} ${answers[0].text.replace(/<[^>]*>|\s+/g, " ").slice(0, 400)}`;
  });
  return all(tries);
}

export async function staleEdits(world) {
  const { officer } = world.people;
  const { ids } = world;
  const edits = [["/enterprises/", ids.enterprises, "street", { not_the_same: "1" }], ["/people/", ids.people, "hometown", { checked: "1" }], ["/classes/", ids.classes, "venue", {}]];
  const tries = edits.map(([start, id, field, needed]) => async () => {
    const page = `${start}${id}/edit`;
    const open = async () => {
      const form = await officer.form(page, start + id);
      return { ...Object.fromEntries(form.fields.filter((one) => !["checkbox", "button"].includes(one.type)).map((one) => [one.name, one.value])), ...needed };
    };
    const old = await open();
    const fresh = await open();
    const first = await officer.post(start + id, { ...fresh, [field]: "Người đến trước" });
    if (first.status !== 303) return faultOf(first, [303]);
    const second = await officer.post(start + id, { ...old, [field]: "Gõ dở dang" });
    const fault = faultOf(second, [409]);
    if (fault) return fault;
    if (!second.text.includes("Gõ dở dang")) return `${page}: what was typed is lost on a conflict`;
    const now = await officer.get(page);
    return now.text.includes("Người đến trước") ? "" : `${page}: the first edit is lost`;
  });
  const { base } = world.installation;
  for (const path of [`/api/v1/enterprises/${ids.enterprises}`, `/api/v1/people/${ids.people}`, `/api/v1/classes/${ids.classes}`])
    tries.push(async () => {
      const record = JSON.parse((await api(base, officer.token, "GET", path)).text);
      const body = Object.fromEntries(Object.entries(record).filter(([name]) => !["id", "label", "hint", "survey_status", "participations", "passed"].includes(name)));
      return faultOf(await api(base, officer.token, "PUT", path, { ...body, revision: 0 }), [409]);
    });
  return all(tries);
}
