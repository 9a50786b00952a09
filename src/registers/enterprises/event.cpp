#include "registers/enterprises/event.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"

namespace enterprises {
namespace {

using std::string_view;

constexpr std::size_t longest_name = 300;
constexpr std::size_t longest_paper = 500;

constexpr string_view founded[] = {"thanh lap", "dang ky thanh lap", "dang ky doanh nghiep"};
constexpr string_view renamed[] = {"doi ten", "thay doi ten"};
constexpr string_view moved[] = {"chuyen dia chi", "chuyen tru so", "doi dia chi", "thay doi dia chi", "chuyen di"};
constexpr string_view suspended[] = {"tam ngung", "tam dung"};
constexpr string_view resumed[] = {"hoat dong tro lai", "hoat dong lai", "tiep tuc hoat dong", "tiep tuc kinh doanh"};
constexpr string_view not_found[] = {"bo dia chi", "khong tim thay", "khong con hoat dong",
                                     "khong hoat dong tai dia chi"};
constexpr string_view revoked[] = {"thu hoi"};
constexpr string_view dissolving[] = {"dang lam thu tuc giai the", "dang giai the", "lam thu tuc giai the"};
constexpr string_view bankruptcy[] = {"dang lam thu tuc pha san", "mo thu tuc pha san", "lam thu tuc pha san"};
constexpr string_view dissolved[] = {"giai the", "da giai the", "pha san", "cham dut", "dong cua"};

constexpr EventKind kinds[] = {
    {"founded", "Founded", Strand::registration, {}, "file-certificate", founded},
    {"renamed", "Renamed", Strand::name, {}, "pencil", renamed},
    {"moved", "Moved", Strand::address, {}, "map-pin", moved},
    {"suspended", "Business suspended", Strand::status, "suspended", "flag", suspended},
    {"resumed", "Takes up business again", Strand::status, "active", "flag", resumed},
    {"not_found", "No longer at the registered address", Strand::status, "not_at_address", "flag", not_found},
    {"revoked", "Registration revoked by tax enforcement", Strand::status, "revoked_tax", "flag", revoked},
    {"dissolving", "Being dissolved, divided or merged", Strand::status, "dissolving_or_restructured", "flag",
     dissolving},
    {"bankruptcy", "In bankruptcy proceedings", Strand::status, "in_bankruptcy", "flag", bankruptcy},
    {"dissolved", "Dissolved, bankrupt or ended", Strand::status, "ceased", "flag", dissolved},
};

/// The last day on which something of the life is known to have changed.
std::optional<base::Date> last_change(Life const& life)
{
    std::optional<base::Date> last;
    auto const later = [&](auto const& strand) {
        if (!strand.former.empty() && (!last || *last < strand.former.back().until)) last = strand.former.back().until;
    };
    later(life.name);
    later(life.address);
    later(life.status);
    return last;
}

bool changes_on(Life const& life, Strand strand, base::Date day)
{
    switch (strand) {
        case Strand::name:
            return life.name.changes_on(day);
        case Strand::address:
            return life.address.changes_on(day);
        case Strand::status:
            return life.status.changes_on(day);
        case Strand::registration:
            break;
    }
    return false;
}

void check_content(Event const& event, Life const& life, std::vector<base::Problem>& problems)
{
    auto const day = event.happened_on;
    if (event.kind->strand == Strand::name) {
        if (event.name.empty())
            problems.push_back({"name", "required"});
        else if (base::length(event.name) > longest_name)
            problems.push_back({"name", "text.too_long", std::to_string(longest_name)});
        else if (event.name == life.name.on(day))
            problems.push_back({"name", "event.already_so"});
    }
    if (event.kind->strand == Strand::address) {
        for (auto const& [field, text] : {std::pair{string_view{"village"}, &event.address.village},
                                          std::pair{string_view{"street"}, &event.address.street}})
            if (base::length(*text) > longest_name)
                problems.push_back({field, "text.too_long", std::to_string(longest_name)});
        if (!event.address.place)
            problems.push_back({"place", "enterprise.place_missing"});
        else if (event.address == life.address.on(day))
            problems.push_back({"place", "event.already_so"});
    }
    // a suspension can be prolonged
    if (event.kind->strand == Strand::status && event.kind->code != "suspended" &&
        event.kind->status == life.status.on(day))
        problems.push_back({"kind", "event.already_so"});
}

}   // namespace

std::span<EventKind const> event_kinds() { return kinds; }

EventKind const* find_event_kind(string_view code)
{
    auto const found = std::ranges::find(kinds, code, &EventKind::code);
    return found == std::end(kinds) ? nullptr : found;
}

EventKind const* event_kind_from_text(string_view text)
{
    if (auto const* kind = find_event_kind(text)) return kind;
    auto const folded = base::fold(text);
    EventKind const* best = nullptr;
    std::size_t best_length = 0;
    for (auto const& kind : kinds)
        for (auto const words : kind.words)
            if (words.size() > best_length && folded.find(words) != std::string::npos) {
                best = &kind;
                best_length = words.size();
            }
    return best;
}

EventKind const& event_kind_of_status(string_view status)
{
    auto const found = std::ranges::find_if(
        kinds, [&](EventKind const& kind) { return kind.strand == Strand::status && kind.status == status; });
    base::expect(found != std::end(kinds), "every status is reached by an event");
    return *found;
}

std::optional<base::Date> Life::ceased_on() const
{
    if (!has_ceased(status.now) || status.former.empty()) return std::nullopt;
    return status.former.back().until;
}

std::vector<base::Problem> check(Event const& event, Life const& life, base::Date today)
{
    std::vector<base::Problem> problems;
    auto const day = event.happened_on;
    if (event.paper.empty()) problems.push_back({"paper", "required"});
    if (base::length(event.paper) > longest_paper)
        problems.push_back({"paper", "text.too_long", std::to_string(longest_paper)});
    if (day == base::Date{}) {
        problems.push_back({"happened_on", "required"});
        return problems;
    }
    if (day > today) problems.push_back({"happened_on", "event.in_future"});
    if (event.kind->strand == Strand::registration) {
        if (day > life.ceased_on().value_or(today)) problems.push_back({"happened_on", "event.after_ceasing"});
        return problems;
    }
    if (life.registered_on && day < life.registered_on->date)
        problems.push_back({"happened_on", "event.before_registration", base::vietnamese(*life.registered_on)});
    if (has_ceased(life.status.on(day))) {
        auto const ceased_on = life.ceased_on();
        problems.push_back({"happened_on", "event.after_ceasing", ceased_on ? base::vietnamese(*ceased_on) : "?"});
        return problems;
    }
    if (changes_on(life, event.kind->strand, day)) problems.push_back({"happened_on", "event.same_day"});
    if (auto const last = last_change(life); has_ceased(event.kind->status) && last && *last > day)
        problems.push_back({"happened_on", "event.others_later", base::vietnamese(*last)});
    check_content(event, life, problems);
    return problems;
}

Life with_event(Life life, Event const& event)
{
    switch (event.kind->strand) {
        case Strand::registration:
            life.registered_on = base::PartialDate{event.happened_on};
            break;
        case Strand::name:
            life.name.change(event.happened_on, event.name);
            break;
        case Strand::address:
            life.address.change(event.happened_on, event.address);
            break;
        case Strand::status:
            life.status.change(event.happened_on, std::string{event.kind->status});
            break;
    }
    return life;
}

base::Result<Life> without_event(Life life, Event const& event)
{
    auto const day = event.happened_on;
    bool stands = true;
    switch (event.kind->strand) {
        case Strand::registration:
            stands = life.registered_on == base::PartialDate{day};
            life.registered_on = base::parse_partial_date(event.before);
            break;
        case Strand::name:
            stands = life.name.changes_on(day) && life.name.on(day) == event.name;
            life.name.forget(day);
            break;
        case Strand::address:
            stands = life.address.changes_on(day) && life.address.on(day) == event.address;
            life.address.forget(day);
            break;
        case Strand::status:
            stands = life.status.changes_on(day) && life.status.on(day) == event.kind->status;
            life.status.forget(day);
            break;
    }
    if (!stands) return base::Error{base::Refusal::conflict, {{"", "event.changed_since"}}};
    return life;
}

std::vector<base::Problem> check_change(Life const& life, Enterprise const& before, Enterprise const& changed,
                                        base::Date from)
{
    std::vector<base::Problem> problems;
    auto const judge = [&](bool differs, auto const& strand) {
        if (differs && strand.changes_after(from) && problems.empty())
            problems.push_back({"from", "event.changed_later", base::vietnamese(strand.former.back().until)});
    };
    judge(before.name != changed.name, life.name);
    judge(before.place != changed.place || before.village != changed.village || before.street != changed.street,
          life.address);
    judge(before.status != changed.status, life.status);
    return problems;
}

}   // namespace enterprises
