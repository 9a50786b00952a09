#include "app/wiring.hpp"

#include <algorithm>

#include "app/commands.hpp"
#include "app/gallery/commands.hpp"
#include "app/merging_parts.hpp"
#include "app/paper_offices.hpp"
#include "app/sample/commands.hpp"
#include "app/slices.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/journeys/store.hpp"
#include "kernel/notices/pages.hpp"
#include "platform/web/frame_routes.hpp"
#include "registers/committees/endings.hpp"
#include "registers/committees/moments.hpp"
#include "registers/committees/store.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/presence.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/moments.hpp"
#include "registers/memberships/endings.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/memberships/moments.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "work/admissions/sources.hpp"
#include "work/contacts/moments.hpp"
#include "work/quality/store.hpp"
#include "work/surveys/moments.hpp"
#include "work/surveys/store.hpp"
#include "work/training/moments.hpp"
#include "work/training/store.hpp"

namespace app {
namespace {

/// What every slice lists of one kind.
template <class T>
std::vector<std::span<T const>> tables(std::span<T const> Slice::*of)
{
    std::vector<std::span<T const>> all;
    for (auto const* slice : slices()) all.push_back(slice->*of);
    return all;
}

/// Areas with what they cover today, and own organisations.
journeys::Reach reach_of(db::Connection& tx, web::Actor const& actor, web::Permission permission, base::Date today)
{
    auto const places = organisations::places_in_scope(tx, actor, permission, today);
    if (!places) return {.everywhere = true};
    auto const covered = organisations::covered_places(tx, *places, today);
    auto const own = organisations::own_organisations(tx, actor, permission, today);
    return {.places = {covered.begin(), covered.end()}, .offices = {own.begin(), own.end()}};
}

std::vector<web::NavItem> navigation(mail::Setting const& mail)
{
    std::vector<web::NavItem> items;
    for (auto const* slice : slices()) items.insert(items.end(), slice->navigation.begin(), slice->navigation.end());
    if (!mail.on()) std::erase_if(items, [](web::NavItem const& item) { return item.url == "/mails"; });
    std::ranges::stable_sort(items, {}, &web::NavItem::order);
    return items;
}

people::PersonTimeline person_timeline()
{
    using organisations::Line;
    return {{{memberships::view_members, memberships::moments_of},
             {committees::view_permission(Line::union_), committees::other_moments},
             {committees::view_permission(Line::party), committees::party_moments},
             {training::view_training, training::moments_of},
             {admissions::view_admissions, admissions::moments_of}}};
}

enterprises::EnterpriseTimeline enterprise_timeline()
{
    return {{{"organisations", "Organisations", enterprises::view_enterprises, grassroots::moments_of},
             {"surveys", "Surveys", surveys::view_surveys, surveys::moments_of},
             {"contacts", "Visits and calls", enterprises::view_enterprises, contacts::moments_of}}};
}

/// What keeps a unit from being taken back.
organisations::Holders holders()
{
    return {{{"enterprises", [](db::Connection& tx, UnitId unit, base::Date) { return enterprises::any_in(tx, unit); }},
             {"a committee",
              [](db::Connection& tx, UnitId unit, base::Date) { return !committees::terms(tx, unit).empty(); }},
             {"members", [](db::Connection& tx, UnitId unit, base::Date) { return memberships::any_of(tx, unit); }},
             {"reports and gradings",
              [](db::Connection& tx, UnitId unit, base::Date) {
                  return !quality::reports_of(tx, unit).empty() || !quality::gradings_of(tx, unit).empty();
              }},
             {"work that goes on or ended there",
              [](db::Connection& tx, UnitId unit, base::Date) { return journeys::any_of_office(tx, unit); }},
             {"people with a role there", accounts::anyone_at}}};
}

}   // namespace

Wiring::Wiring(std::string data_directory, db::Database* database, mail::Setting mail)
    : imports_(tables(&Slice::sheets)),
      lists_(tables(&Slice::lists)),
      papers_(tables(&Slice::papers)),
      offices_(paper_offices()),
      journeys_(tables(&Slice::journeys), tables(&Slice::conditions)),
      journey_offices_{
          .reach = reach_of,
          .placement = organisations::placement,
          .label_of_ownership =
              [](std::string_view code) { return enterprises::label_of(enterprises::ownerships(), code); }},
      notices_(tables(&Slice::notices)),
      bell_(notices::bell()),
      mail_(std::move(mail)),
      person_timeline_(person_timeline()),
      enterprise_timeline_(enterprise_timeline()),
      followers_{.moved = {memberships::follow},
                 .ended = {memberships::end_with, committees::end_with},
                 .lives_again = {memberships::stand_again, committees::stand_again},
                 .divided = {enterprises::follow_division}},
      holders_{holders()},
      consent_followers_{{admissions::end_with_consent}},
      merging_(merging_parts()),
      navigation_(navigation(mail_))
{
    services_ = {
        .data_directory = std::move(data_directory), .navigation = navigation_, .jobs = &jobs_, .database = database};
    services_.shelf.put(imports_);
    services_.shelf.put(lists_);
    services_.shelf.put(papers_);
    services_.shelf.put(offices_);
    if (auto address = seals::public_address(mail_.site_url)) public_address_ = std::move(*address);
    services_.shelf.put(public_address_);
    services_.shelf.put(journeys_);
    services_.shelf.put(journey_offices_);
    services_.shelf.put(notices_);
    services_.shelf.put(bell_);
    services_.shelf.put(mail_);
    services_.shelf.put(passwords_);
    services_.shelf.put(person_timeline_);
    services_.shelf.put(enterprise_timeline_);
    services_.shelf.put(followers_);
    services_.shelf.put(holders_);
    services_.shelf.put(consent_followers_);
    services_.shelf.put(merging_);
    if (database != nullptr) services_.shelf.put(reads_.emplace(*database));
}

std::vector<std::span<web::Route const>> all_routes()
{
    std::vector<std::span<web::Route const>> tables{web::preference_routes()};
    for (auto const* slice : slices()) {
        tables.push_back(slice->pages);
        tables.push_back(slice->api);
    }
    return tables;
}

std::vector<Command const*> all_commands()
{
    std::vector<std::span<Command const>> tables{database_commands(), serve_commands(), about_commands(),
                                                 sample::commands(), gallery::commands()};
    for (auto const* slice : slices()) tables.push_back(slice->commands);
    std::vector<Command const*> all;
    for (auto const& table : tables)
        for (auto const& command : table) all.push_back(&command);
    return all;
}

}   // namespace app
