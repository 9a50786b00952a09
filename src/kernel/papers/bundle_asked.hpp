#pragma once

#include "kernel/papers/bundle.hpp"
#include "kernel/papers/pages.hpp"

/// What the pages and the API of bundles share.
namespace papers {

/// Kind, group and office that somebody asks for.
struct GroupAsked {
    Visible visible;
    Group group;
    UnitId office;
};
/// `unit` "" is the office meant for that day by rule PA-12. Refuses: not_found - no such kind, kinds made one by one,
/// an office where the actor may not make papers; what the source refuses.
base::Result<GroupAsked> group_asked(web::Context& context, std::string_view kind, std::string_view record,
                                     std::string_view unit, base::Date day);

bool may_see(web::Context& context, Bundle const& bundle);
/// The bundle of the address if its office lies within what the actor may see, and its kind may be seen.
std::optional<Bundle> visible_bundle(web::Request const& request, web::Context& context);

/// "zip": its Word files; else the pages to print, 404 when it has none.
web::Response bundle_file(web::Context& context, Bundle const& bundle, std::string_view format);

}   // namespace papers
