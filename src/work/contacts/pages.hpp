#pragma once

#include <span>

#include "platform/web/gallery.hpp"
#include "platform/web/route.hpp"
#include "registers/enterprises/store.hpp"
#include "work/contacts/contact.hpp"

namespace contacts {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();
std::span<web::Sample const> samples();

/// The enterprise of the address within the actor's reach: who views enterprises there reads, who edits them writes.
std::optional<enterprises::Enterprise> enterprise_in(web::Request const& request, web::Context& context,
                                                     web::Permission permission);
inline ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }
/// The contact of the address, of that enterprise.
std::optional<Contact> contact_in(web::Request const& request, web::Context& context, EnterpriseId enterprise);

}   // namespace contacts
