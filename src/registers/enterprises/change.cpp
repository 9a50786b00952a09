#include "registers/enterprises/change.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace enterprises {
namespace {

std::vector<ChangeableField> all_fields()
{
    std::vector<ChangeableField> fields{{"name", "Name of the enterprise", ChangeKind::text, {}, nullptr, true},
                                        {"short_name", "Short name"},
                                        {"foreign_name", "Foreign name"},
                                        {"tax_code", "Tax code", ChangeKind::text, {}, nullptr, true},
                                        {"legal_type", "Legal type", ChangeKind::choice, legal_types(), nullptr, true},
                                        {"ownership", "Ownership", ChangeKind::choice, ownerships(), nullptr, true},
                                        {"industry_code", "Industry"},
                                        {"status", "Status", ChangeKind::choice, statuses(), nullptr, true},
                                        {"village", "Village"},
                                        {"street", "Address"},
                                        {"representative", "Legal representative", ChangeKind::text, {}, nullptr, true},
                                        {"phone", "Telephone"},
                                        {"email", "E-mail"},
                                        {"workers", "Workers", ChangeKind::number},
                                        {"female_workers", "Women among them", ChangeKind::number}};
    // whose codes must outlive the list
    static std::vector<std::string> const codes = [] {
        std::vector<std::string> made;
        for (auto const& kind : headcount_kinds()) made.push_back("headcount." + std::string{kind.code});
        return made;
    }();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto const& kind = headcount_kinds()[i];
        fields.push_back({codes[i], kind.label, ChangeKind::number, {}, &kind});
    }
    return fields;
}

std::string* text_in(Enterprise& e, std::string_view code)
{
    struct Place {
        std::string_view code;
        std::string Enterprise::*member;
    };
    static constexpr Place places[] = {{"name", &Enterprise::name},
                                       {"short_name", &Enterprise::short_name},
                                       {"foreign_name", &Enterprise::foreign_name},
                                       {"tax_code", &Enterprise::tax_code},
                                       {"legal_type", &Enterprise::legal_type},
                                       {"ownership", &Enterprise::ownership},
                                       {"industry_code", &Enterprise::industry_code},
                                       {"status", &Enterprise::status},
                                       {"village", &Enterprise::village},
                                       {"street", &Enterprise::street},
                                       {"representative", &Enterprise::representative},
                                       {"phone", &Enterprise::phone},
                                       {"email", &Enterprise::email}};
    auto const found = std::ranges::find(places, code, &Place::code);
    return found == std::end(places) ? nullptr : &(e.*found->member);
}

std::optional<std::int64_t>* number_in(Enterprise& e, std::string_view code)
{
    return code == "workers" ? &e.workers : code == "female_workers" ? &e.female_workers : nullptr;
}

}   // namespace

std::span<ChangeableField const> changeable_fields()
{
    static auto const fields = all_fields();
    return fields;
}

ChangeableField const* find_changeable_field(std::string_view code)
{
    auto const fields = changeable_fields();
    auto const found = std::ranges::find(fields, code, &ChangeableField::code);
    return found == fields.end() ? nullptr : &*found;
}

web::Permission permission_of(ChangeableField const& field, Act act)
{
    if (field.headcount != nullptr) return act == Act::view ? field.headcount->view : field.headcount->edit;
    return {act == Act::view ? "enterprises.view" : "enterprises.edit"};
}

std::string value_of(Enterprise const& enterprise, ChangeableField const& field)
{
    auto copy = enterprise;
    if (auto const* text = text_in(copy, field.code)) return *text;
    auto const* number = number_in(copy, field.code);
    return number != nullptr && *number ? std::to_string(**number) : "";
}

std::vector<Wanted> sensitive_changes(Enterprise const& before, Enterprise const& changed)
{
    std::vector<Wanted> wanted;
    for (auto const& field : changeable_fields())
        if (field.sensitive && value_of(before, field) != value_of(changed, field))
            wanted.push_back({&field, value_of(changed, field)});
    return wanted;
}

Enterprise without_sensitive_changes(Enterprise const& before, Enterprise changed)
{
    for (auto const& field : changeable_fields())
        if (field.sensitive) *text_in(changed, field.code) = value_of(before, field);
    return changed;
}

base::Result<Changed> with_changes(Enterprise enterprise, std::span<Change const> changes, base::Date today)
{
    Changed changed{std::move(enterprise)};
    std::vector<base::Problem> problems;
    auto& e = changed.enterprise;
    for (auto const& change : changes) {
        auto const number = base::parse_whole(change.after);
        if (change.field->kind == ChangeKind::number && !number) {
            problems.push_back({change.field->code, "number.invalid", change.after});
        } else if (change.field->headcount != nullptr) {
            changed.counted.push_back({change.field->headcount, *number, change.holds_on});
        } else if (auto* place = number_in(e, change.field->code)) {
            *place = number;
            e.counted_on = change.holds_on;
        } else if (auto* text = text_in(e, change.field->code)) {
            *text = change.after;
        }
    }
    for (auto& problem : check(e, today)) problems.push_back(std::move(problem));
    if (!changed.counted.empty())
        for (auto& problem : check(e, changed.counted, today)) problems.push_back(std::move(problem));
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return changed;
}

}   // namespace enterprises
