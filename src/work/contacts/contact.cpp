#include "work/contacts/contact.hpp"

#include <vector>

#include "base/text.hpp"

namespace contacts {
namespace {

constexpr std::size_t longest_with_whom = 200;
constexpr std::size_t longest_note = 1500;
constexpr std::size_t longest_step = 300;
constexpr std::size_t longest_reason = 300;
constexpr Kind all_kinds[] = {Kind::visit, Kind::call, Kind::office};

}   // namespace

std::string_view name_of(Kind kind)
{
    switch (kind) {
        case Kind::visit:
            return "visit";
        case Kind::call:
            return "call";
        case Kind::office:
            break;
    }
    return "office";
}

std::string_view label_of(Kind kind)
{
    switch (kind) {
        case Kind::visit:
            return "Visit to the enterprise";
        case Kind::call:
            return "Telephone call";
        case Kind::office:
            break;
    }
    return "Talk at our office";
}

std::string_view icon_of(Kind kind)
{
    switch (kind) {
        case Kind::visit:
            return "map-pin";
        case Kind::call:
            return "phone";
        case Kind::office:
            break;
    }
    return "users";
}

std::optional<Kind> parse_kind(std::string_view name)
{
    for (auto const kind : all_kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::span<Kind const> kinds() { return all_kinds; }

base::Result<Contact> check(ContactForm const& form, EnterpriseId enterprise, base::Date today)
{
    std::vector<base::Problem> problems;
    auto const kind = parse_kind(form.kind);
    if (!kind) problems.push_back({"kind", "contact.choose_kind"});
    if (!form.met_on)
        problems.push_back({"met_on", "required"});
    else if (*form.met_on > today)
        problems.push_back({"met_on", "date.in_future"});
    if (form.note.empty()) problems.push_back({"note", "required"});
    if (base::length(form.note) > longest_note)
        problems.push_back({"note", "contact.too_long", std::to_string(longest_note)});
    if (base::length(form.with_whom) > longest_with_whom)
        problems.push_back({"with_whom", "contact.too_long", std::to_string(longest_with_whom)});
    if (base::length(form.next_step) > longest_step)
        problems.push_back({"next_step", "contact.too_long", std::to_string(longest_step)});
    if (!form.next_step.empty() && !form.next_on) problems.push_back({"next_on", "contact.day_of_step_missing"});
    if (form.next_step.empty() && form.next_on) problems.push_back({"next_step", "contact.step_missing"});
    if (form.next_on && form.met_on && *form.next_on < *form.met_on)
        problems.push_back({"next_on", "contact.step_before_contact"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return Contact{.enterprise = enterprise,
                   .kind = *kind,
                   .met_on = *form.met_on,
                   .with_whom = form.with_whom,
                   .note = form.note,
                   .next_step = form.next_step,
                   .next_on = form.next_on};
}

base::Result<base::Done> check_withdrawal(Contact const& contact, std::string_view why)
{
    if (contact.withdrawn_at) return base::Error{base::Refusal::conflict, {{"", "contact.withdrawn_already"}}};
    if (why.empty()) return base::Error{base::Refusal::invalid, {{"why", "required"}}};
    if (base::length(why) > longest_reason)
        return base::Error{base::Refusal::invalid, {{"why", "contact.too_long", std::to_string(longest_reason)}}};
    return base::Done{};
}

}   // namespace contacts
