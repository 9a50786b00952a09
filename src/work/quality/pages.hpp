#pragma once

#include <optional>
#include <span>
#include <string>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"
#include "work/quality/looking.hpp"
#include "work/quality/store.hpp"
#include "work/quality/views.hpp"

namespace quality {

std::span<web::Route const> page_routes();
std::span<web::Route const> record_routes();
std::span<web::Route const> round_routes();
std::span<web::Route const> api_routes();
std::span<web::Sample const> samples();

inline std::string list_url(grassroots::Family const& family) { return "/quality/" + std::string{family.path}; }
inline std::string page_url(grassroots::Family const& family, UnitId unit)
{
    return list_url(family) + "/" + unit.text();
}

/// What stands out in every register that the actor may see; "" when there is none.
std::string summary_url(web::Actor const& actor);

/// The family of {family} in the address when the actor may see it.
grassroots::Family const* family_in(web::Request const& request, web::Context& context);

/// The organisation of {id} in the address when the actor sees it.
std::optional<Found> find_in(web::Request const& request, web::Context& context);

/// The sentence of a signal, and where its rule stands: "QL-5 · Điều lệ … (sure)".
std::string sentence_of(base::Texts const& texts, Signal const& signal);
std::string rule_of(web::Context const& context, Signal const& signal);
/// As pages show it, but for where its rule stands.
SignalLine line_of(base::Texts const& texts, Signal const& signal);

}   // namespace quality
