#pragma once

#include <span>

#include "platform/web/route.hpp"
#include "registers/enterprises/change.hpp"
#include "registers/enterprises/event_views.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {

std::span<web::Route const> page_routes();
std::span<web::Route const> headcount_page_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> timeline_page_routes();
std::span<web::Route const> event_page_routes();
std::span<web::Route const> branch_page_routes();
std::span<web::Route const> duplicate_page_routes();
std::span<web::Route const> alike_page_routes();
std::span<web::Route const> duplicate_api_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> headcount_api_routes();
std::span<web::Route const> change_api_routes();
std::span<web::Route const> event_api_routes();
std::span<web::Route const> branch_api_routes();

/// Whether the actor may see or decide changes of a field: the permission has to reach the enterprise's place.
bool may(web::Context& context, Enterprise const& enterprise, ChangeableField const& field, Act act);
/// The changes that the actor may see.
std::vector<Change> visible_changes(web::Context& context, Enterprise const& enterprise);
/// Which counts of an enterprise the actor may see, or change: each kind has a permission of its own.
std::vector<HeadcountKind const*> open_kinds(web::Context& context, EnterpriseId id, Act act);

/// Whether the actor decides of sensitive fields: the right to change reaches the enterprise's place. Rule E-13.
bool decides(web::Context& context, Enterprise const& enterprise);
/// Saves a changed record that was found right: sensitive fields only of those who decide, with the paper kept; of
/// others they are asked for. `asked` gets what was. Refuses: invalid - no paper for what is asked, or one that is too
/// long; what `save` refuses
base::Result<base::Done> save_or_ask(web::Context& context, Enterprise const& before, Enterprise changed,
                                     Since const& since, std::vector<Wanted>& asked);
/// The colour of a status.
std::string_view tone_of(std::string_view status);
/// The commune that was typed, as it was on that day; what is wrong with it, or that it is out of scope, is told in
/// `problems`.
UnitId commune_of(web::Context& context, std::string_view text, base::Date day, std::vector<base::Problem>& problems);
/// Organisations that still stand in an enterprise that has ended. Rule E-11.
std::vector<LeftBehind> left_behind(web::Context& context, Enterprise const& enterprise);

}   // namespace enterprises
