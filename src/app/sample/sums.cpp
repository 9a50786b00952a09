#include <set>

#include "app/sample/world.hpp"

namespace app::sample {

std::map<std::string, std::map<std::string, std::int64_t>> stated_sums(World const& world)
{
    std::map<std::string, std::map<std::string, std::int64_t>> sums;
    auto add = [&](std::string const& name, base::Date on, std::int64_t quantity) {
        sums[name][std::to_string(base::year_of(on))] += quantity;
        sums[name][""] += quantity;
    };
    for (auto const& u : world.unions) {
        add("unions_founded", u.decided_on, 1);
        add("founding_members", u.decided_on, u.founding_members);
    }
    for (auto const& p : world.party_organisations) add("party_organisations_founded", p.decided_on, 1);
    for (auto const& m : world.memberships) {
        add("members_admitted", m.joined_on, 1);
        if (m.ended_on != base::forever) add("members_ended", m.ended_on, 1);
    }
    std::map<std::string, std::map<std::string, std::set<std::uint32_t>>> people;
    for (auto const& c : world.classes) add(c.preparatory ? "preparatory_classes" : "courses", c.opened_on, 1);
    for (auto const& e : world.enrolments) {
        auto const& c = world.classes[e.training_class];
        auto const name = std::string{c.preparatory ? "preparatory" : "course"};
        add(name + "_participations", c.opened_on, 1);
        if (e.certificate != 0) add(name + "_certificates", c.opened_on, 1);
        people[name + "_people"][std::to_string(base::year_of(c.opened_on))].insert(e.person);
        people[name + "_people"][""].insert(e.person);
    }
    for (auto const& [name, by_year] : people)
        for (auto const& [year, set] : by_year) sums[name][year] = static_cast<std::int64_t>(set.size());
    sums["enterprises"][""] = static_cast<std::int64_t>(world.enterprises.size());
    sums["members_at_end"][""] = sums["members_admitted"][""] - sums["members_ended"][""];
    return sums;
}

}   // namespace app::sample
