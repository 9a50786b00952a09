#include "reports/describe.hpp"

#include "base/id.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/store.hpp"

namespace reports {
namespace {

/// Where the record, or what it is about, has its page.
std::string url_of(ledger::Record const& record)
{
    if (record.source_kind == "training_class") return "/classes/" + base::id_text(record.source_id);
    if (record.person) return "/people/" + record.person->text();
    if (record.enterprise) return "/enterprises/" + record.enterprise->text();
    return {};
}

}   // namespace

std::string subject_of(db::Connection& tx, web::Actor const& actor, ledger::Record const& record, base::Date today)
{
    if (record.source_kind == "training_class") {
        auto const found = training::find(tx, actor, training::ClassId{record.source_id}, today);
        return found ? found->name : std::string{};
    }
    if (record.person) {
        auto const found = people::find(tx, actor, *record.person, today);
        return found ? found->full_name : std::string{};
    }
    if (!record.enterprise || !actor.may(enterprises::view_enterprises)) return {};
    auto const found = enterprises::find(tx, actor, *record.enterprise, today);
    return found ? found->name : std::string{};
}

DescribedRecord Describer::describe(FigureRecord const& item)
{
    auto const& record = item.record;
    auto [name, fresh] = names_.try_emplace({record.unit, record.on_day});
    if (fresh) name->second = organisations::name_on(*tx_, record.unit, record.on_day);
    return {.id = base::id_text(record.source_id),
            .day = base::iso(record.on_day),
            .kind = record.kind,
            .variety = record.variety,
            .source_kind = record.source_kind,
            .unit = name->second,
            .url = url_of(record),
            .counts = item.counts};
}

}   // namespace reports
