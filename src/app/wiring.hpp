#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/read_log.hpp"
#include "kernel/command.hpp"
#include "kernel/imports/registry.hpp"
#include "kernel/journeys/source.hpp"
#include "kernel/lists/registry.hpp"
#include "kernel/merging/part.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/papers/source.hpp"
#include "kernel/seals/seal.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/mail/setting.hpp"
#include "platform/web/bell.hpp"
#include "platform/web/context.hpp"
#include "platform/web/route.hpp"
#include "registers/enterprises/moments.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/restoring.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/moments.hpp"

namespace app {

/// What lives as long as the program and what handlers and commands find in web::Services.
class Wiring {
public:
    Wiring(std::string data_directory, db::Database* database, mail::Setting mail = {});

    web::Services const& services() const { return services_; }
    jobs::Runner& jobs() { return jobs_; }

private:
    imports::Registry imports_;
    lists::Registry lists_;
    papers::Registry papers_;
    papers::Offices offices_;
    seals::PublicAddress public_address_;
    journeys::Registry journeys_;
    journeys::Offices journey_offices_;
    notices::Registry notices_;
    web::Bell bell_;
    mail::Setting mail_;
    accounts::Passwords passwords_;
    people::PersonTimeline person_timeline_;
    enterprises::EnterpriseTimeline enterprise_timeline_;
    organisations::Followers followers_;
    organisations::Holders holders_;
    people::ConsentFollowers consent_followers_;
    merging::Parts merging_;
    std::optional<accounts::ReadLog> reads_;   // with a database
    std::vector<web::NavItem> navigation_;
    web::Services services_;
    jobs::Runner jobs_;   // last: its work uses the rest
};

/// The route tables of all slices, and the site's own.
std::vector<std::span<web::Route const>> all_routes();
/// All subcommands: the slices' and the program's own.
std::vector<Command const*> all_commands();

}   // namespace app
