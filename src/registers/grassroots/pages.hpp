#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"

namespace grassroots {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

/// How the pages of a family speak of it.
struct Words {
    base::TextId title;
    base::TextId found;
    base::TextId none;
};
Words words_of(Family const& family);
/// The enterprise of a decision, as of its day, when the actor sees it today; its place is the one of that day where
/// that can be told.
std::optional<enterprises::Enterprise> enterprise_on(web::Context& context, EnterpriseId id, base::Date day);

/// Handlers of founding_pages.cpp.
web::Response new_founding(web::Request const& request, web::Context& context);
web::Response create_founding(web::Request const& request, web::Context& context);
/// Handlers of reassignment_pages.cpp.
web::Response new_reassignment(web::Request const& request, web::Context& context);
web::Response create_reassignment(web::Request const& request, web::Context& context);
/// Judges and writes a reassignment for the actor. Refuses besides `check`: invalid - an enterprise that the actor does
/// not see, that lies outside what the actor may change, or in an area that is none on that day.
base::Result<base::Done> decide_reassignment(web::Context& context, Family const& family,
                                             Organisation const& organisation, Reassignment form);
/// Handlers of record_pages.cpp.
web::Response view_organisation(web::Request const& request, web::Context& context);
web::Response create_dissolution(web::Request const& request, web::Context& context);
web::Response create_withdrawal(web::Request const& request, web::Context& context);
/// Takes a founding back that was recorded by mistake. Rule G-11. Refuses: conflict - members, a committee, reports,
/// work or accounts hang on it, each told
base::Result<base::Done> take_back(web::Context& context, Organisation const& organisation);

}   // namespace grassroots
