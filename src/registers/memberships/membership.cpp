#include "registers/memberships/membership.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace memberships {
namespace {

constexpr EndLabel labels[] = {
    {End::left, "Left"},         {End::transferred_out, "Transferred out"},
    {End::retired, "Retired"},   {End::removed, "Removed"},
    {End::deceased, "Deceased"}, {End::union_ended, "The union was dissolved"},
};
/// The last one is not theirs to choose.
constexpr std::span<EndLabel const> chosen{labels, std::size(labels) - 1};

struct EndWords {
    std::string_view words;   // folded
    End end;
};
constexpr EndWords end_words[] = {
    {"giai the", End::union_ended}, {"chuyen", End::transferred_out},
    {"nghi huu", End::retired},     {"huu tri", End::retired},
    {"khai tru", End::removed},     {"xoa ten", End::removed},
    {"tu tran", End::deceased},     {"chet", End::deceased},
    {"mat", End::deceased},         {"thoi", End::left},
    {"xin ra", End::left},          {"nghi viec", End::left},
    {"ra khoi", End::left},
};

bool overlap(Membership const& other, base::Date from, base::Date to)
{
    return other.joined_on < to && from < other.ended_on.value_or(base::forever);
}

}   // namespace

std::string_view name_of(How how) { return how == How::admitted ? "admitted" : "transferred_in"; }

std::string_view name_of(End end)
{
    switch (end) {
        case End::left:
            return "left";
        case End::transferred_out:
            return "transferred_out";
        case End::retired:
            return "retired";
        case End::removed:
            return "removed";
        case End::deceased:
            return "deceased";
        case End::union_ended:
            break;
    }
    return "union_ended";
}

std::optional<End> parse_end(std::string_view name)
{
    for (auto const& label : labels)
        if (name_of(label.end) == name) return label.end;
    return std::nullopt;
}

std::string_view label_of(End end)
{
    for (auto const& known : labels)
        if (known.end == end) return known.label;
    return name_of(end);
}

std::optional<End> parse_chosen_end(std::string_view name)
{
    for (auto const& label : chosen)
        if (name_of(label.end) == name) return label.end;
    return std::nullopt;
}

std::optional<End> end_from_text(std::string_view text)
{
    if (auto const exact = parse_end(text)) return exact;
    auto const folded = base::fold(text);
    for (auto const& known : end_words)
        if (folded.find(base::fold(known.words)) != std::string::npos) return known.end;
    return std::nullopt;
}

std::span<EndLabel const> end_labels() { return chosen; }

std::string_view name_of(Standing standing)
{
    return standing == Standing::verified ? "verified" : "legacy_unverified";
}

base::Result<Membership> join(JoiningForm const& form, Surroundings const& around, Source source, base::Date today)
{
    std::vector<base::Problem> problems;
    bool const known = form.applied_on && form.consented_on;
    if (!form.joined_on)
        problems.push_back({"joined_on", "required"});
    else if (*form.joined_on > today)
        problems.push_back({"joined_on", "date.in_future"});
    else {
        if (*form.joined_on < around.founded_on)
            problems.push_back({"joined_on", "membership.before_union", base::vietnamese(around.founded_on)});
        if (around.union_ended_on && *form.joined_on >= *around.union_ended_on)
            problems.push_back({"joined_on", "membership.after_union", base::vietnamese(*around.union_ended_on)});
        if (form.applied_on && *form.applied_on > *form.joined_on)
            problems.push_back({"applied_on", "membership.applied_after_joining"});
        if (form.consented_on && *form.consented_on > *form.joined_on)
            problems.push_back({"consented_on", "membership.consented_after_joining"});
        if (form.ended_on && *form.ended_on <= *form.joined_on)
            problems.push_back({"ended_on", "membership.ended_before_joining"});
    }
    if (form.ended_on && *form.ended_on > today) problems.push_back({"ended_on", "date.in_future"});
    if (source == Source::typed && !form.applied_on)
        problems.push_back({"applied_on", "membership.application_missing"});
    if (source == Source::typed && !form.consented_on)
        problems.push_back({"consented_on", "membership.consent_missing"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};

    auto const until = form.ended_on ? form.ended_on : around.members_end_on;
    auto const to = until.value_or(base::forever);
    for (auto const& other : around.others)
        if (overlap(other, *form.joined_on, to))
            return base::Error{base::Refusal::conflict,
                               {{"person", "membership.member_already", base::vietnamese(other.joined_on)}}};

    Membership made{.applied_on = form.applied_on,
                    .consented_on = form.consented_on,
                    .joined_on = *form.joined_on,
                    .how = form.how,
                    .standing = known ? Standing::verified : Standing::legacy_unverified,
                    .ended_on = until};
    if (until) made.end = form.ended_on ? form.end.value_or(End::left) : End::union_ended;
    return made;
}

base::Result<Membership> leave(Membership const& membership, End end, std::optional<base::Date> on, base::Date today)
{
    if (membership.ended_on) return base::Error{base::Refusal::conflict, {{"", "membership.ended_already"}}};
    if (!on) return base::Error{base::Refusal::invalid, {{"ended_on", "required"}}};
    if (*on > today) return base::Error{base::Refusal::invalid, {{"ended_on", "date.in_future"}}};
    if (*on <= membership.joined_on)
        return base::Error{base::Refusal::invalid, {{"ended_on", "membership.ended_before_joining"}}};
    auto ended = membership;
    ended.ended_on = on;
    ended.end = end;
    return ended;
}

std::int64_t closing(Movement const& m)
{
    return m.opening + m.admitted + m.transferred_in - m.transferred_out - m.left - m.removed - m.retired - m.deceased -
           m.union_ended;
}

base::Result<base::Done> close_period(Movement const& movement, std::int64_t counted)
{
    auto const expected = closing(movement);
    if (expected == counted) return base::Done{};
    return base::Error{base::Refusal::conflict,
                       {{"", "membership.does_not_close", std::to_string(expected - counted)}}};
}

}   // namespace memberships
