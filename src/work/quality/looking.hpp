#pragma once

#include <span>
#include <vector>

#include "platform/web/context.hpp"
#include "registers/grassroots/store.hpp"
#include "work/quality/signal.hpp"
#include "work/quality/store.hpp"

/// Gathers what the registers tell of organisations, and what stands out.
namespace quality {

struct Looked {
    grassroots::Living organisation;
    Known known;
    std::vector<Signal> signals;
    bool fading = false;
};
/// All of a family that the actor sees (grassroots::living), each with its signals, in a handful of questions to the
/// database whatever their number. Those fading first, then by how many signals ask for action, then by name.
std::vector<Looked> look_through(web::Context& context, grassroots::Family const& family,
                                 grassroots::Filter const& filter);

/// How many of them are fading, have something that asks for action, or else something to watch.
struct Needs {
    std::int64_t fading = 0;
    std::int64_t action = 0;
    std::int64_t watch = 0;
};
Needs needs_of(std::span<Looked const> all);

/// An organisation that the actor sees, living or not; with how it is counted and whether the actor may change it.
struct Found {
    grassroots::Family const* family = nullptr;
    grassroots::Living organisation;
    Counted counted;
    Life life;
    bool may_edit = false;
};
std::optional<Found> find_organisation(db::Connection& tx, web::Actor const& actor, grassroots::Family const& family,
                                       UnitId unit, base::Date today);

/// One organisation today, with all its reports and gradings.
Looked look_at(web::Context& context, grassroots::Living const& organisation, grassroots::Family const& family);

}   // namespace quality
