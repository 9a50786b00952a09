#include "registers/organisations/forms.hpp"

#include "platform/web/pieces.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {

using base::Date;
using Kind = FormField::Kind;

FormField entry(Filling const& f, Kind kind, std::string name, base::TextId label, std::string value)
{
    if (auto sent = f.sent(name); !sent.empty()) value = std::move(sent);
    auto problem = f.problem(name);
    return {
        .kind = kind,
        .field = {
            .name = std::move(name), .label = f.text(label), .value = std::move(value), .problem = std::move(problem)}};
}

FormField unit_entry(Filling const& f, std::string name, base::TextId label, Line line)
{
    auto made = entry(f, Kind::unit, name, label);
    made.search_url = web::with_parameter("/api/v1/units", "line", name_of(line));
    made.shown = f.sent(name + "_text");
    return made;
}

void add_decision(FormView& view, Filling const& f)
{
    view.fields.push_back(entry(f, Kind::text, "decision_number", "Decision number"));
    view.fields.push_back(entry(f, Kind::day, "decided_on", "Decided on"));
    auto effective = entry(f, Kind::day, "effective_on", "Effective on");
    effective.field.required = true;
    view.fields.push_back(std::move(effective));
    view.fields.push_back(entry(f, Kind::text, "issuer", "Issued by"));
    auto note = entry(f, Kind::area, "note", "Note");
    note.half = false;
    view.fields.push_back(std::move(note));
}

DecisionForm read_decision(web::Request const& request)
{
    DecisionForm form{.number = web::read_text(request, "decision_number"),
                      .decided_on = web::read_day(request, "decided_on"),
                      .effective_on = web::read_day(request, "effective_on"),
                      .issuer = web::read_text(request, "issuer"),
                      .note = web::read_text(request, "note")};
    auto unread = [&](std::string_view field, bool read) {
        if (auto text = web::read_text(request, field); !read && !text.empty())
            form.unreadable.push_back({field, "date.invalid", std::move(text)});
    };
    unread("decided_on", form.decided_on.has_value());
    unread("effective_on", form.effective_on.has_value());
    return form;
}

std::optional<Unit> chosen(web::Request const& request, web::Context& context, std::string const& field, Line line,
                           Date day)
{
    if (auto const id = UnitId::parse(request.form.get(field))) return find(context.tx, id, day);
    auto const text = web::read_text(request, field + "_text");
    if (text.empty()) return std::nullopt;
    auto const units = find_by_name(context.tx, line, text, day);
    return units.size() == 1 ? std::optional{units.front()} : std::nullopt;
}

bool is_named(web::Request const& request, std::string const& field)
{
    return !request.form.get(field).empty() || !web::read_text(request, field + "_text").empty();
}

}   // namespace organisations
