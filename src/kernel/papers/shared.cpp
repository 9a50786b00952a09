#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"

namespace papers {

Visible visible_kind(web::Context const& context, std::string_view code)
{
    auto const* kind = find_kind(code);
    auto const* source = context.services.shelf.get<Registry>().find(code);
    if (kind == nullptr || source == nullptr || !context.actor.may(source->permission)) return {};
    return {kind, source};
}

bool office_in_scope(web::Context& context, web::Permission permission, UnitId unit)
{
    return context.actor.may(permission) &&
           context.services.shelf.get<Offices>().in_scope(context.tx, context.actor, permission, unit, context.today);
}

std::vector<web::Choice> office_choices(web::Context& context, web::Permission permission, std::optional<UnitId> also)
{
    std::vector<UnitId> units;
    auto const add = [&](UnitId unit) {
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
    };
    if (also) add(*also);
    for (auto const scope : context.actor.scopes(permission)) {
        if (scope == 0) continue;
        auto offices = context.services.shelf.get<Offices>().over(context.tx, UnitId{scope}, context.today);
        std::erase_if(offices, [&](Office const& one) { return !office_in_scope(context, permission, one.unit); });
        for (auto const& one : offices) add(one.unit);
        if (offices.empty()) add(UnitId{scope});
    }
    for (auto const& issuer : list_issuers(context.tx))
        if (office_in_scope(context, permission, issuer.unit)) add(issuer.unit);
    return named(context, units);
}

std::vector<web::Choice> named(web::Context& context, std::span<UnitId const> units)
{
    std::vector<web::Choice> choices;
    for (auto const unit : units)
        choices.push_back({unit.text(), accounts::unit_name(context.tx, unit, context.today)});
    return choices;
}

std::optional<UnitId> office_in(web::Context& context, web::Permission permission, std::string_view text)
{
    if (auto const unit = UnitId::parse(text); unit && office_in_scope(context, permission, unit)) return unit;
    if (!text.empty()) return std::nullopt;
    auto const choices = office_choices(context, permission, std::nullopt);
    return choices.empty() ? std::nullopt : std::optional{UnitId::parse(choices.front().value)};
}

std::optional<Paper> visible_paper(web::Context& context, PaperId id, web::Permission permission)
{
    auto paper = find_paper(context.tx, id);
    if (!paper || !visible_kind(context, paper->kind) || !office_in_scope(context, permission, paper->unit))
        return std::nullopt;
    return paper;
}

std::string url_of(Kind const& kind) { return "/papers/kinds/" + kind.code; }
std::string url_of(Paper const& paper) { return "/papers/" + paper.id.text(); }

std::string file_name(Kind const& kind, std::string_view number_text, std::string_view ending)
{
    auto name = kind.name.vi + (number_text.empty() ? "" : " " + std::string{number_text});
    std::replace(name.begin(), name.end(), '/', '-');
    return name + std::string{ending};
}

std::optional<Files> files_to_take(web::Context& context, Paper const& paper)
{
    auto const& kind = *find_kind(paper.kind);
    if (!kind.unkept) return files_of(context.tx, paper.id);
    auto const subject = visible_kind(context, paper.kind).source->find(context, base::id_text(paper.record));
    if (!subject) return std::nullopt;
    return drawn_files(context.tx, kind, issuer_for(context, paper.unit), subject->values, paper.dated_on,
                       paper.number);
}

web::Response file_response(Files files, std::string const& name_without_ending, std::string_view format)
{
    if (format == "pdf") {
        if (files.pdf.empty()) return web::not_found();
        return web::download(std::move(files.pdf), name_without_ending + ".pdf", "application/pdf");
    }
    return web::download(std::move(files.docx), name_without_ending + ".docx", docx_type);
}

base::Result<documents::TemplateValues> values_for(web::Context& context, Visible const& visible,
                                                   std::string_view record)
{
    if (record.empty()) return sample_values(*visible.kind);
    auto subject = visible.source->find(context, record);
    if (!subject) return subject.error();
    return std::move(subject->values);
}

web::Response cannot_be_made(web::Context& context, base::Error const& error)
{
    return web::message_page(context, 422, std::string{context.texts.tr("This paper cannot be made yet")},
                             context.texts.problem(error.problems.front()));
}

std::string what_of(base::Texts const& texts, documents::TemplateFault const& fault)
{
    auto const key = "paper.fault." + std::string{name_of(fault.kind)};
    auto sentence = base::filled(texts.of(key), {fault.name});
    if (!fault.suggestion.empty()) sentence += " " + texts.tr("Do you mean {0}?", {"{{" + fault.suggestion + "}}"});
    return sentence;
}

std::string where_of(base::Texts const& texts, documents::TemplatePlace const& place)
{
    auto words = std::string{texts.of("paper.place." + std::string{name_of(place.part)})};
    if (place.table > 0)
        words += ", " + texts.tr("table {0}, row {1}", {std::to_string(place.table), std::to_string(place.row)});
    return words;
}

}   // namespace papers
