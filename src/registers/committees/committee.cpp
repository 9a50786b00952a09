#include "registers/committees/committee.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace committees {
namespace {

using base::Date;
using base::Error;
using base::Problem;
using base::Refusal;

constexpr std::size_t longest_number = 60;

constexpr HowLabel how_names[] = {
    {How::elected, "elected"}, {How::appointed, "appointed"}, {How::co_opted, "co-opted"}};

bool overlap(base::Period a, base::Period b) { return a.from < b.to && b.from < a.to; }

/// The last day of which people speak.
std::string last_day(base::Period days) { return base::vietnamese(days.to - base::Days{1}); }

void judge_paper(std::string_view number, std::optional<Date> decided_on, Date today, std::vector<Problem>& problems)
{
    if (base::length(number) > longest_number) problems.push_back({"decision_number", "unit.text_too_long"});
    if (decided_on && *decided_on > today) problems.push_back({"decided_on", "date.in_future"});
}

void judge_first_day(std::optional<Date> from, Date today, std::vector<Problem>& problems)
{
    if (!from)
        problems.push_back({"from", "required"});
    else if (*from > today)
        problems.push_back({"from", "date.in_future"});
}

/// Why nobody else may take the post over these days; a conflict each.
std::optional<Problem> taken(Post const& post, Holding const& wanted, std::span<Holding const> others)
{
    for (auto const& other : others) {
        if (other.post != wanted.post || !overlap(other.days, wanted.days)) continue;
        if (other.person == wanted.person) return Problem{"person", "post.held_by_the_person", last_day(other.days)};
        if (post.holders == Holders::one) return Problem{"post", "post.held_by_another", last_day(other.days)};
    }
    return std::nullopt;
}

Term const* term_on(std::span<Term const> terms, Date day)
{
    auto const found = std::ranges::find_if(terms, [&](Term const& term) { return term.days.contains(day); });
    return found == terms.end() ? nullptr : &*found;
}

/// The first term that begins later; null when none does.
Term const* next_after(std::span<Term const> terms, Date day)
{
    Term const* next = nullptr;
    for (auto const& term : terms)
        if (term.days.from > day && (next == nullptr || term.days.from < next->days.from)) next = &term;
    return next;
}

/// The days in the post: from the form, to the end of the term unless the form says an earlier day.
base::Period judge_days(HoldingForm const& form, std::span<Term const> terms, Date today,
                        std::vector<Problem>& problems)
{
    judge_first_day(form.from, today, problems);
    if (!form.from) return {};
    auto const* const term = term_on(terms, *form.from);
    if (term == nullptr) {
        problems.push_back({"from", "post.in_no_term"});
        return {};
    }
    base::Period const days{*form.from, form.to.value_or(term->days.to)};
    if (days.to <= days.from) problems.push_back({"to", "post.ends_before_it_begins"});
    if (days.to > term->days.to) problems.push_back({"to", "post.outlives_term", last_day(term->days)});
    return days;
}

}   // namespace

std::string_view name_of(How how)
{
    return how == How::elected ? "elected" : how == How::appointed ? "appointed" : "co_opted";
}

std::optional<How> parse_how(std::string_view name)
{
    for (auto const& known : how_names)
        if (name_of(known.how) == name) return known.how;
    return std::nullopt;
}

std::span<HowLabel const> how_labels() { return how_names; }

std::string_view name_of(Standing standing) { return standing == Standing::regular ? "regular" : "provisional"; }

std::optional<Standing> parse_standing(std::string_view name)
{
    if (name == "regular") return Standing::regular;
    return name == "provisional" ? std::optional{Standing::provisional} : std::nullopt;
}

base::Result<Term> open_term(organisations::Unit const& unit, TermForm const& form, std::span<Term const> others,
                             Date today)
{
    for (auto const& other : others)
        if (form.from == other.days.from) return Error{Refusal::conflict, {{"from", "term.recorded_already"}}};
    std::vector<Problem> problems;
    if (!form.standing) problems.push_back({"standing", "required"});
    judge_first_day(form.from, today, problems);
    judge_paper(form.decision_number, form.decided_on, today, problems);
    if (form.from && *form.from < unit.founded_on)
        problems.push_back({"from", "unit.before_founding", base::vietnamese(unit.founded_on)});
    else if (form.from && !lives_on(unit, *form.from))
        problems.push_back({"from", "term.after_the_end"});
    auto const* const next = form.from ? next_after(others, *form.from) : nullptr;
    auto to = form.to;
    if (!to && form.from && form.standing) {
        to = base::add_months(*form.from, static_cast<int>(months_of_term(unit, *form.standing, *form.from)));
        if (next != nullptr) to = std::min(*to, next->days.from);
    }
    if (form.from && to && *to <= *form.from) problems.push_back({"to", "term.ends_before_it_begins"});
    if (next != nullptr && to && *to > next->days.from)
        problems.push_back({"to", "term.next_has_begun", base::vietnamese(next->days.from)});
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};
    return Term{.unit = unit.id,
                .standing = *form.standing,
                .decision_number = form.decision_number,
                .decided_on = form.decided_on,
                .days = {*form.from, *to}};
}

base::Result<Holding> take_post(organisations::Unit const& unit, HoldingForm const& form, std::span<Term const> terms,
                                std::span<Holding const> others, Date today)
{
    std::vector<Problem> problems;
    auto const posts = posts_of(unit);
    auto const post = std::ranges::find(posts, form.post, &Post::code);
    if (!form.person) problems.push_back({"person", "post.choose_person"});
    if (post == posts.end()) problems.push_back({"post", "post.unknown"});
    if (!form.how) problems.push_back({"how", "required"});
    judge_paper(form.decision_number, form.decided_on, today, problems);
    auto const days = judge_days(form, terms, today, problems);
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};

    Holding holding{.unit = unit.id,
                    .person = *form.person,
                    .post = form.post,
                    .how = *form.how,
                    .decision_number = form.decision_number,
                    .decided_on = form.decided_on,
                    .days = days};
    if (auto problem = taken(*post, holding, others)) return Error{Refusal::conflict, {std::move(*problem)}};
    return holding;
}

base::Result<Holding> leave_post(Holding const& holding, std::optional<Date> on, Date today)
{
    if (holding.days.to <= today) return Error{Refusal::conflict, {{"", "post.has_ended", last_day(holding.days)}}};
    if (!on) return Error{Refusal::invalid, {{"to", "required"}}};
    if (*on > today) return Error{Refusal::invalid, {{"to", "date.in_future"}}};
    if (*on <= holding.days.from) return Error{Refusal::invalid, {{"to", "post.ends_before_it_begins"}}};
    auto left = holding;
    left.days.to = *on;
    return left;
}

}   // namespace committees
