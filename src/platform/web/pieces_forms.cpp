#include <algorithm>

#include <fmt/format.h>

#include "platform/web/csrf.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/unfit.hpp"

namespace web {
namespace {

std::string id_of(Field const& field) { return field.id.empty() ? "field-" + field.name : field.id; }

/// The label above a control.
void label(Html& out, Field const& field)
{
    out("<label").attribute("class", field.required ? "form-label required" : "form-label");
    out.attribute("for", id_of(field))(">").text(field.label)("</label>");
}

/// What a control says about its help and its problem, for eyes and for screen readers.
void describe(Html& out, Field const& field)
{
    std::string by;
    if (!field.problem.empty()) by += id_of(field) + "-problem ";
    if (!field.help.empty()) by += id_of(field) + "-help ";
    if (!by.empty()) out.attribute("aria-describedby", std::string_view{by}.substr(0, by.size() - 1));
    if (!field.problem.empty()) out.attribute("aria-invalid", "true");
    if (field.required) out.attribute("aria-required", "true");
}

void below(Html& out, Field const& field)
{
    if (!field.problem.empty())
        out("<div class='invalid-feedback d-block'")
            .attribute("id", id_of(field) + "-problem")(">")
            .text(field.problem)("</div>");
    if (!field.help.empty())
        out("<div class='form-hint'").attribute("id", id_of(field) + "-help")(">").text(field.help)("</div>");
}

/// What whoever chooses a file says of it; the server asks for it too (web::vouches).
void declaration(Html& out, Field const& file)
{
    auto const id = id_of(file) + "-declared";
    out("<div class='mb-3 field'><label class='form-check'><input type='checkbox' value='1' class='form-check-input'");
    out.attribute("name", declared_field).attribute("id", id).flag("required", file.required);
    if (file.required) out.attribute("aria-required", "true");
    out("><span class='form-check-label'>").text(out.texts().of("secrecy.declaration"))("</span></label></div>");
}

std::string control_class(std::string_view kind, Field const& field)
{
    return std::string{kind} + (field.problem.empty() ? "" : " is-invalid");
}

/// The attributes that every one-line control has, its name and value left out.
void control(Html& out, Field const& field)
{
    out.attribute("class", control_class("form-control", field)).attribute("id", id_of(field));
    if (!field.autocomplete.empty()) out.attribute("autocomplete", field.autocomplete);
    if (!field.input_mode.empty()) out.attribute("inputmode", field.input_mode);
    if (field.max_length > 0) out.attribute("maxlength", std::to_string(field.max_length));
    describe(out, field);
}

void input(Html& out, Field const& field, std::string_view type)
{
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<input").attribute("type", type).attribute("name", field.name);
    if (type != "password") out.attribute("value", field.value);
    control(out, field);
    out(">");
    below(out, field);
    out("</div>");
}

}   // namespace

void csrf(Html& out, std::string_view token)
{
    out("<input type='hidden'").attribute("name", csrf_field).attribute("value", token)(">");
}

void text_field(Html& out, Field const& field)
{
    input(out, field, field.input_mode == "tel" ? "tel" : field.input_mode == "email" ? "email" : "text");
}

void password_field(Html& out, Field const& field) { input(out, field, "password"); }

void day_field(Html& out, Field const& field)
{
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<div class='day-box' data-day><input type='text' autocomplete='off' inputmode='text' maxlength='30'");
    out.attribute("name", field.name).attribute("value", field.value).attribute("id", id_of(field));
    out.attribute("class", control_class("form-control", field)).attribute("placeholder", out.texts().tr("dd/mm/yyyy"));
    out.attribute("data-label", out.texts().tr("Choose the day in a calendar"));
    describe(out, field);
    out("></div>");
    below(out, field);
    out("</div>");
}

void number_field(Html& out, Field const& field)
{
    auto whole = field;
    if (whole.input_mode.empty()) whole.input_mode = "numeric";
    if (whole.autocomplete.empty()) whole.autocomplete = "off";
    input(out, whole, "text");
}

void area_field(Html& out, Field const& field, int rows)
{
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<textarea").attribute("name", field.name).attribute("rows", std::to_string(rows));
    control(out, field);
    // the first line break behind the tag belongs to the markup
    out(">\n").text(field.value)("</textarea>");
    below(out, field);
    out("<div class='form-hint'").attribute("id", id_of(field) + "-secrecy")(">");
    out.text(out.texts().of("secrecy.hint"))("</div></div>");
}

void choice_field(Html& out, Field const& field, std::span<Choice const> choices)
{
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<select").attribute("name", field.name).attribute("id", id_of(field));
    out.attribute("class", control_class("form-select", field));
    describe(out, field);
    out(">");
    auto const has = [&](std::string_view value) {
        return std::ranges::any_of(choices, [&](Choice const& choice) { return choice.value == value; });
    };
    if (field.value.empty() && !has("")) out("<option value=''>").tr("Choose …")("</option>");
    for (auto const& choice : choices) {
        out("<option").attribute("value", choice.value).flag("selected", choice.value == field.value);
        out(">").text(choice.label)("</option>");
    }
    out("</select>");
    below(out, field);
    out("</div>");
}

void check_field(Html& out, Field const& field, bool checked)
{
    out("<div class='mb-3 field'><label class='form-check'><input type='checkbox' value='1'");
    out.attribute("class", control_class("form-check-input", field)).attribute("name", field.name);
    out.attribute("id", id_of(field)).flag("checked", checked);
    describe(out, field);
    out("><span class='form-check-label'>").text(field.label)("</span></label>");
    below(out, field);
    out("</div>");
}

void file_field(Html& out, Field const& field, std::string_view accept, bool several)
{
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<div class='drop-box' data-drop><input type='file'").attribute("name", field.name);
    out.attribute("id", id_of(field)).attribute("class", control_class("form-control", field));
    if (!accept.empty()) out.attribute("accept", accept);
    out.flag("multiple", several);
    describe(out, field);
    out(">");
    out("<p class='drop-hint' hidden>").tr("or drop files here")("</p></div>");
    below(out, field);
    out("</div>");
    declaration(out, field);
}

void record_field(Html& out, Field const& field, std::string_view search_url, std::string_view shown_text)
{
    auto const id = id_of(field);
    out("<div class='mb-3 field'>");
    label(out, field);
    out("<div class='record-box'").url("data-record-search", search_url);
    out.attribute("data-none", out.texts().tr("Nothing found."))(">");
    out("<input type='hidden'").attribute("name", field.name).attribute("value", field.value)(">");
    out("<input type='text' autocomplete='off' spellcheck='false'").attribute("name", field.name + "_text");
    out.attribute("value", shown_text).attribute("id", id);
    out.attribute("class", control_class("form-control", field));
    out.attribute("placeholder", out.texts().tr("Type to search"));
    describe(out, field);
    out("><div class='record-list' role='listbox' hidden").attribute("id", id + "-list");
    out.attribute("aria-label", field.label)("></div></div>");
    below(out, field);
    out("</div>");
}

void problems(Html& out, std::span<base::Problem const> problems)
{
    if (problems.empty()) return;
    auto const at_fields = std::ranges::count_if(problems, [](auto const& problem) { return !problem.field.empty(); });
    out("<div class='alert alert-danger' role='alert' id='problems'><div>");
    icon(out, "alert-circle");
    out("</div><div><p class='alert-title'>").tr("Nothing has been saved yet.")("</p><ul class='problem-list'>");
    for (auto const& problem : problems)
        if (problem.field.empty()) out("<li>").text(out.texts().problem(problem))("</li>");
    if (at_fields == 1) out("<li>").tr("One entry below needs another look.")("</li>");
    if (at_fields > 1) {
        out("<li>").tr("{0} entries below need another look.", {out.texts().number(at_fields)})("</li>");
    }
    out("</ul></div></div>");
}

std::string problem_of(base::Texts const& texts, base::Error const* error, std::string_view field)
{
    std::string sentences;
    if (error == nullptr) return sentences;
    for (auto const& problem : error->problems) {
        if (problem.field != field) continue;
        if (!sentences.empty()) sentences += ' ';
        sentences += texts.problem(problem);
    }
    return sentences;
}

}   // namespace web
