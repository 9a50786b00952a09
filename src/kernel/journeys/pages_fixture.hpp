#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "kernel/accounts/audit.hpp"
#include "kernel/journeys/pages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

/// For tests only: enterprises 1 to 9, of place 1; those from 10 on are of place 2. Enterprise 9 has a union. Lan works
/// in place 1, Hòa looks on there, Minh works in place 2. What was carried out is counted.
namespace journeys::testing {

inline int carried_out = 0;
inline bool register_refuses = false;

inline Subject subject_of(std::int64_t id)
{
    UnitId const place{id < 10 ? 1 : 2};
    return {.id = id,
            .title = "Công ty " + std::to_string(id),
            .url = "/enterprises/" + base::id_text(id),
            .office = place,
            .place = place};
}
inline base::Result<Subject> find_enterprise(web::Context&, std::string_view text, base::Date)
{
    auto const id = EnterpriseId::parse(text).value;
    if (id < 1 || id > 100) return base::Error{base::Refusal::not_found};
    if (id == 9) return base::Error{base::Refusal::conflict, {{"", "founding.has_one_already"}}};
    return subject_of(id);
}
inline Subject subject_of_journey(web::Context&, Journey const& journey) { return subject_of(journey.subject); }
inline Known nothing_known(web::Context&, Journey const&, base::Date) { return {}; }
inline base::Result<base::Done> carry_out(web::Context&, Journey const&, State const&, Event const& event)
{
    if (event.step != "recognise") return base::Done{};
    if (register_refuses) return base::Error{base::Refusal::conflict, {{"", "founding.has_one_already"}}};
    ++carried_out;
    return base::Done{};
}
inline std::vector<web::Choice> unions_above(web::Context&, Journey const&, std::string_view)
{
    return {{"0000000000007", "Công đoàn xã Đan Phượng"}};
}
inline constexpr Source sources[] = {
    {"union_founding", find_enterprise, subject_of_journey, nothing_known, unions_above, carry_out},
};
inline std::optional<base::Problem> no_objection(Asked const&, Parameters const&) { return std::nullopt; }
inline std::optional<base::Problem> five(Asked const& asked, Parameters const& parameters)
{
    auto const least = std::get<std::int64_t>(parameters.at("minimum")->value);
    if (asked.number("applications").value_or(0) >= least) return std::nullopt;
    return base::Problem{"applications", "founding.too_few_applications", std::to_string(least)};
}
inline constexpr std::string_view least[] = {"minimum"};
inline constexpr Condition conditions[] = {
    {"founding.enough_applications", least, five},
    {"founding.enough_members", least, no_objection},
    {"founding.attended_fit", {}, no_objection},
    {"founding.within_workforce", {}, no_objection},
};

inline Reach reach(db::Connection&, web::Actor const& actor, web::Permission permission, base::Date)
{
    Reach reach;
    for (auto const scope : actor.scopes(permission)) reach.places.insert(UnitId{scope});
    return reach;
}

struct Nowhere final : ledger::Placement {
    std::vector<UnitId> then(UnitId unit, base::Date) const override { return {unit}; }
    std::vector<UnitId> now(UnitId unit, std::optional<UnitId>) const override { return {unit}; }
};
inline std::unique_ptr<ledger::Placement> placement(db::Connection&, base::Date) { return std::make_unique<Nowhere>(); }

class OnPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        carried_out = 0;
        register_refuses = false;
        web::TestSetting setting{.today = base::day(2026, 3, 31)};
        setting.shelf.put(registry);
        setting.shelf.put(offices);
        client = std::make_unique<web::TestClient>(*db,
                                                   web::RouteTables{list_routes(), funnel_routes(), page_routes(),
                                                                    step_routes(), office_routes(), api_routes()},
                                                   setting);
        sign_in(1, "Lan", 1, true);
    }
    void sign_in(std::int64_t user, std::string name, std::int64_t place, bool edits)
    {
        web::Actor actor{.user = user, .name = std::move(name)};
        actor.grants = {{"journeys.view", place}, {"unions.view", place}};
        if (edits) {
            actor.grants.push_back({"journeys.edit", place});
            actor.grants.push_back({"unions.edit", place});
        }
        client->sign_in(actor);
    }
    /// The address of a founding begun about the enterprise.
    std::string begun(std::int64_t enterprise, std::string const& on = "2/3/2026")
    {
        auto const answer =
            client->post("/journeys", {{"code", "union_founding"}, {"subject", base::id_text(enterprise)}, {"on", on}});
        EXPECT_EQ(answer.status, 303) << answer.body.substr(0, 2000);
        return std::string{web::header_of(answer, "location")};
    }
    web::Response step(std::string const& journey, std::string const& code, web::TestClient::Pairs const& form)
    {
        return client->post(journey + "/steps/" + code, form);
    }
    void campaign(std::string const& journey)
    {
        ASSERT_EQ(step(journey, "begin_campaign", {{"on", "3/3/2026"}, {"led_by", "committee"}}).status, 303);
    }
    void apply(std::string const& journey, std::string const& on = "4/3/2026")
    {
        ASSERT_EQ(
            step(journey, "count_applications",
                 {{"on", on}, {"applications", "12"}, {"member_list-dated_on", on}, {"member_list-kept_at", "Tủ 2"}})
                .status,
            303);
    }
    void meet(std::string const& journey, std::string const& on = "5/3/2026")
    {
        ASSERT_EQ(step(journey, "hold_meeting",
                       {{"on", on},
                        {"attended", "12"},
                        {"elected", "3"},
                        {"minutes-dated_on", on},
                        {"minutes-kept_at", "Tủ 2"},
                        {"ballot_minutes-dated_on", on},
                        {"ballot_minutes-kept_at", "Tủ 2"}})
                      .status,
                  303);
    }
    void submit(std::string const& journey, std::string const& on = "9/3/2026")
    {
        ASSERT_EQ(step(journey, "submit_dossier", {{"on", on}, {"proposal-dated_on", on}, {"proposal-kept_at", "Tủ 2"}})
                      .status,
                  303);
    }
    web::Response recognise(std::string const& journey)
    {
        return step(journey, "recognise",
                    {{"on", "20/3/2026"},
                     {"members", "12"},
                     {"recognition-number", "15/QĐ-LĐLĐ"},
                     {"recognition-dated_on", "19/3/2026"},
                     {"recognition-kept_at", "Tủ 2"}});
    }
    std::size_t audited(std::string_view action, std::string_view kind)
    {
        std::size_t found = 0;
        for (auto const& line : accounts::list_audit(**db->begin(db::Access::read), {}))
            if (line.action == action && line.record_kind == kind) ++found;
        return found;
    }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    static inline std::span<Source const> const source_tables[] = {sources};
    static inline std::span<Condition const> const condition_tables[] = {conditions};
    Registry registry{source_tables, condition_tables};
    Offices offices{
        .reach = reach, .placement = placement, .label_of_ownership = [](std::string_view code) { return code; }};
    std::unique_ptr<web::TestClient> client;
};

}   // namespace journeys::testing
