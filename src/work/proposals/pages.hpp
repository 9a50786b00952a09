#pragma once

#include <span>
#include <string>

#include "platform/web/route.hpp"
#include "work/proposals/store.hpp"

namespace proposals {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

inline std::string url_of(Reason const& reason) { return "/proposals?reason=" + std::string{reason.code}; }

/// Where the proposals of an enterprise for this reason are set aside; `act`: "" or "/withdrawal".
inline std::string aside_url(EnterpriseId enterprise, Reason const& reason, std::string_view act = {})
{
    return "/proposals/" + enterprise.text() + "/set-aside" + std::string{act} + "?reason=" + std::string{reason.code};
}

/// The reasons that the actor may see, in order.
std::vector<Reason const*> visible(web::Actor const& actor);
/// The reason of ?reason= (the first visible one when nothing is said) when the actor may see it, else null.
Reason const* reason_in(web::Request const& request, web::Actor const& actor);
/// Place and page of a list as the address asks for them.
Asked asked_in(web::Request const& request);
/// Whether the actor, who sees the enterprise, may set its proposals for this reason aside.
bool may_set_aside(web::Context& context, enterprises::Enterprise const& enterprise, Reason const& reason);
/// The enterprise when the actor sees it and may set its proposals for this reason aside.
std::optional<enterprises::Enterprise> editable(web::Context& context, EnterpriseId id, Reason const& reason);

}   // namespace proposals
