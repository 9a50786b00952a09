#pragma once

#include "base/json.hpp"
#include "platform/web/context.hpp"
#include "platform/web/route.hpp"
#include "registers/organisations/unit.hpp"

/// A unit as the API answers it. Only for this slice.
namespace organisations {

inline constexpr web::SchemaField unit_fields[] = {
    {"id", web::JsonType::id},
    {"line", web::JsonType::text, "administrative, party, union, youth, women, veterans, agency"},
    {"kind", web::JsonType::text},
    {"code", web::JsonType::text},
    {"name", web::JsonType::text, "in force on the day"},
    {"parent", web::JsonType::id, "in its own line, on the day", true, true},
    {"place", web::JsonType::id, "administrative unit it serves, on the day", true, true},
    {"enterprise", web::JsonType::id, "of a grassroots organisation", true, true},
    {"founded_on", web::JsonType::date},
    {"ended_on", web::JsonType::date, "first day it was no more", true, true},
    {"successors", web::JsonType::list, "ids of those that went on with it"},
};
inline constexpr web::Schema unit_schema{"Unit", unit_fields};

void write(base::JsonWriter& json, web::Context& context, Unit const& unit);

}   // namespace organisations
