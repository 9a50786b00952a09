#include "kernel/papers/making.hpp"

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/papers/layout.hpp"

namespace papers {
namespace {

constexpr std::size_t most_template_bytes = 2 << 20;

/// "Đan Phượng" of "Liên đoàn Lao động huyện Đan Phượng": what stands behind the last word for an area.
std::string place_in(std::string const& name)
{
    auto const lower = base::lower(name);
    std::size_t behind = 0;
    for (std::string_view const word : {"thành phố ", "huyện ", "quận ", "thị trấn ", "phường ", "xã "})
        if (auto const at = lower.rfind(word); at != std::string::npos) behind = std::max(behind, at + word.size());
    return lower.size() == name.size() ? name.substr(behind) : name;
}

}   // namespace

Issuer issuer_for(web::Context& context, UnitId unit)
{
    if (auto kept = find_issuer(context.tx, unit)) return std::move(*kept);
    auto const name = accounts::unit_name(context.tx, unit, context.today);
    auto const party = context.services.shelf.get<Offices>().is_party(context.tx, unit, context.today);
    return {.unit = unit,
            .culture = party ? "party" : "state",
            .name = base::upper(name),
            .place = place_in(name),
            .post = party ? "BÍ THƯ" : "CHỦ TỊCH"};
}

Files drawn_files(db::Connection& tx, Kind const& kind, Issuer const& issuer, documents::TemplateValues const& values,
                  base::Date dated_on, std::optional<std::int64_t> number)
{
    auto const all = with_head(kind, issuer, values, dated_on, number);
    if (auto const own = standing_template(tx, issuer.unit, kind.code)) {
        auto made = documents::filled_template(template_file(tx, own->id), all);
        base::expect(made.has_value(), "a kept template can be unpacked");
        return {std::move(*made), {}};
    }
    auto const document = drawn(kind, culture_of(kind, issuer), all, dated_on);
    return {documents::docx(document), documents::pdf(document)};
}

base::Result<PaperId> make(web::Context& context, Kind const& kind, Issuer const& issuer, Subject const& subject,
                           Asked const& asked)
{
    auto const span = span_of(kind, asked, context.today);
    if (!span) return span.error();
    if (issuer.revision == 0) return base::Error{base::Refusal::invalid, {{"unit", "paper.no_head"}}};
    Paper paper{.kind = kind.code,
                .unit = issuer.unit,
                .type_code = kind.type_code,
                .span = *span,
                .dated_on = *asked.dated_on,
                .title = kind.unkept ? "" : subject.title,
                .record = subject.record};
    if (kind.series != Series::none) {
        paper.number = next_number(context.tx, issuer.unit, kind.type_code, *span, asked.first_number.value_or(1));
        paper.number_text = number_and_symbol(kind, culture_of(kind, issuer), issuer.symbol, *paper.number);
    }
    if (auto const own = standing_template(context.tx, issuer.unit, kind.code)) paper.own_template = own->id;
    auto files = drawn_files(context.tx, kind, issuer, subject.values, paper.dated_on, paper.number);
    if (kind.unkept) files = {};
    return add(context.tx, paper, files, UserId{context.actor.user}, context.now);
}

base::Result<std::vector<documents::TemplateFault>> checked_upload(Kind const& kind, web::Upload const& file)
{
    if (file.content.empty()) return base::Error{base::Refusal::invalid, {{"file", "required"}}};
    if (file.content.size() > most_template_bytes)
        return base::Error{base::Refusal::invalid, {{"file", "paper.file_too_large"}}};
    auto faults = documents::faults_of(file.content, sample_values(kind));
    if (!faults) return faults;
    auto const secret = secret_mark(file.content);
    if (!secret) return secret.error();
    if (!secret->empty()) return base::Error{base::Refusal::invalid, {{"file", "paper.secret", *secret}}};
    return faults;
}

}   // namespace papers
