#include "kernel/papers/making.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/papers/layout.hpp"
#include "kernel/papers/offices.hpp"
#include "kernel/papers/press.hpp"
#include "kernel/seals/store.hpp"

namespace papers {
namespace {

constexpr std::size_t most_template_bytes = 2 << 20;

/// 2026-02-10 of 10/02/2026; "" when it is none.
std::string iso_day(std::string const& text)
{
    if (text.size() != 10) return {};
    auto const day = base::parse_date(text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2));
    return day ? base::iso(*day) : std::string{};
}

std::string_view public_url(web::Context const& context)
{
    auto const* found = context.services.shelf.find<seals::PublicAddress>();
    return found == nullptr ? std::string_view{} : std::string_view{found->url};
}

std::vector<seals::Fact> facts_of(Kind const& kind, Issuer const& issuer, documents::TemplateValues const& values)
{
    std::vector<seals::Fact> facts{{seals::Tag::kind, kind.name.vi}, {seals::Tag::issuer, issuer.name}};
    for (auto const& one : kind.seal) {
        auto const found = values.fields.find(one.field);
        if (found == values.fields.end()) continue;
        bool const is_day = std::any_of(seals::tags().begin(), seals::tags().end(),
                                        [&](seals::TagOf const& tag) { return tag.tag == one.tag && tag.is_day; });
        facts.push_back({one.tag, is_day ? iso_day(found->second) : found->second});
    }
    return facts;
}

}   // namespace

Issuer issuer_for(web::Context& context, UnitId unit)
{
    if (auto kept = find_issuer(context.tx, unit)) return std::move(*kept);
    auto const name = accounts::unit_name(context.tx, unit, context.today);
    auto head = context.services.shelf.get<Offices>().head(context.tx, unit, context.today);
    return {.unit = unit,
            .culture = std::move(head.culture),
            .name = base::upper(name),
            .place = std::move(head.place),
            .on_behalf = std::move(head.on_behalf),
            .post = std::move(head.post)};
}

Press press_for(db::Connection& tx, Kind const& kind, Issuer const& issuer)
{
    Press press{.kind = &kind, .issuer = &issuer, .own = standing_template(tx, issuer.unit, kind.code)};
    if (press.own) press.own_file = template_file(tx, press.own->id);
    return press;
}

Pressed pressed(Press const& press, documents::TemplateValues const& values, base::Date dated_on,
                std::optional<std::int64_t> number)
{
    auto const& kind = *press.kind;
    auto all = with_head(kind, *press.issuer, values, dated_on, number);
    if (!kind.seal.empty() && !all.pictures.contains(code_name))
        all.pictures[std::string{code_name}] = documents::qr_code("Bản thảo, chưa cấp");
    if (press.own) {
        auto made = documents::filled_template(press.own_file, all);
        base::expect(made.has_value(), "a kept template can be unpacked");
        return {{std::move(*made), {}}, {}};
    }
    auto document = drawn(kind, culture_of(kind, *press.issuer), all, dated_on);
    return {{documents::docx(document), documents::pdf(document)}, std::move(document)};
}

base::Result<Made> make_one(web::Context& context, Press& press, Subject const& subject, Stretch const& stretch)
{
    auto const& kind = *press.kind;
    auto const& issuer = *press.issuer;
    Paper paper{.id = context.tx.new_id<PaperId>(),
                .kind = kind.code,
                .unit = issuer.unit,
                .type_code = kind.type_code,
                .span = stretch.span,
                .dated_on = stretch.dated_on,
                .title = kind.unkept ? "" : subject.title,
                .record = subject.record,
                .bundle = stretch.bundle};
    if (kind.series != Series::none) {
        paper.number = next_number(context.tx, issuer.unit, kind.type_code, stretch.span, stretch.first_number);
        paper.number_text = number_and_symbol(kind, culture_of(kind, issuer), issuer.symbol, *paper.number);
    }
    if (press.own) paper.own_template = press.own->id;
    auto values = subject.values;
    if (!kind.seal.empty()) {
        if (!press.key) press.key = seals::signing_key(context.tx, UserId{context.actor.user}, context.now);
        auto const seal = seals::sealed(*press.key, paper.id.value, facts_of(kind, issuer, values));
        if (!seal) return seal.error();
        paper.seal = *seal;
        values.pictures[std::string{code_name}] = documents::qr_code(seals::code_text(public_url(context), *seal));
    }
    auto made = pressed(press, values, paper.dated_on, paper.number);
    add(context.tx, paper, kind.unkept ? Files{} : made.files, UserId{context.actor.user}, context.now);
    return Made{paper.id, std::move(made.document)};
}

base::Result<Stretch> stretch_of(web::Context& context, Kind const& kind, Issuer const& issuer, UnitId own,
                                 Asked const& asked)
{
    auto const span = span_of(kind, asked, context.today);
    if (!span) return span.error();
    if (auto const fit = check_office(context, kind, own, issuer.unit, *asked.dated_on); !fit) return fit.error();
    if (issuer.revision == 0) return base::Error{base::Refusal::invalid, {{"unit", "paper.no_head"}}};
    if (asked.first_number && kind.series != Series::none &&
        !any_stands(context.tx, issuer.unit, kind.type_code, *span)) {
        if (first_free(context.tx, issuer.unit, kind.type_code, *span, *asked.first_number) != *asked.first_number)
            return base::Error{base::Refusal::invalid,
                               {{"first_number", "paper.number_taken", number_in_words(*asked.first_number)}}};
        begin_anew(context.tx, issuer.unit, kind.type_code, *span);
    }
    return Stretch{*span, *asked.dated_on, asked.first_number.value_or(1), {}};
}

Files drawn_files(db::Connection& tx, Kind const& kind, Issuer const& issuer, documents::TemplateValues const& values,
                  base::Date dated_on, std::optional<std::int64_t> number)
{
    return pressed(press_for(tx, kind, issuer), values, dated_on, number).files;
}

base::Result<PaperId> make(web::Context& context, Kind const& kind, Issuer const& issuer, Subject const& subject,
                           Asked const& asked)
{
    auto const stretch = stretch_of(context, kind, issuer, subject.office, asked);
    if (!stretch) return stretch.error();
    auto press = press_for(context.tx, kind, issuer);
    auto const made = make_one(context, press, subject, *stretch);
    if (!made) return made.error();
    return made->id;
}

base::Result<std::vector<documents::TemplateFault>> checked_upload(Kind const& kind, web::Upload const& file)
{
    if (file.content.empty()) return base::Error{base::Refusal::invalid, {{"file", "required"}}};
    if (file.content.size() > most_template_bytes)
        return base::Error{base::Refusal::invalid, {{"file", "paper.file_too_large"}}};
    auto const values = sample_values(kind);
    auto faults = documents::faults_of(file.content, values);
    if (!faults || !faults->empty()) return faults;
    auto const used = documents::used_by(file.content, values);
    if (!used) return used.error();
    if (used->empty()) return base::Error{base::Refusal::invalid, {{"file", "paper.template_without_fields"}}};
    auto const names = [&](std::string_view name) {
        return std::find(used->begin(), used->end(), name) != used->end();
    };
    std::vector<base::Problem> problems;
    if (kind.series != Series::none && !names("so_ky_hieu") && !names("so"))
        problems.push_back({"file", "paper.template_without_number", "{{so_ky_hieu}}"});
    if (std::none_of(kind.about.begin(), kind.about.end(), names))
        problems.push_back({"file", "paper.template_without_about", "{{" + kind.about.front() + "}}"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return faults;
}

}   // namespace papers
