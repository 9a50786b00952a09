#include "work/quality/slice.hpp"

#include "work/quality/notices.hpp"
#include "work/quality/pages.hpp"
#include "work/quality/sheets.hpp"
#include "work/quality/store.hpp"

namespace quality {
namespace {

constexpr web::NavItem navigation[] = {
    {"Quality of unions", "/quality/unions", "activity", {"unions.view"}, 33},
    {"Quality of Party organisations", "/quality/party-organisations", "activity", {"party.view"}, 34},
};

constexpr rulebook::Needed rules[] = {{"quality.term_ahead_months"},
                                      {"quality.silent_quarters"},
                                      {"quality.meetings_share", rulebook::Kind::ratio},
                                      {"quality.active_share", rulebook::Kind::ratio},
                                      {"quality.members_fall", rulebook::Kind::ratio},
                                      {"quality.training_valid_months"},
                                      {"quality.urgent_signals"},
                                      {"union.min_members"},
                                      {"union.committee_from_members"},
                                      {"union.inspection_from_members"},
                                      {"cell.min_official_members"},
                                      {"cell.committee_from"},
                                      {"meeting.regular_per_month"}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "quality",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .sheets = sheet_kinds(),
                            .notices = notice_sources(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements(),
                            .rules = rules};
    return made;
}

}   // namespace quality
