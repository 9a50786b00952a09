#pragma once

#include "base/json.hpp"
#include "kernel/journeys/running.hpp"
#include "platform/web/route.hpp"

/// Journeys as the API answers them. Only for this slice.
namespace journeys {

inline constexpr web::SchemaField line_fields[] = {
    {"id", web::JsonType::id},
    {"code", web::JsonType::text, "the process: \"union_founding\""},
    {"subject", web::JsonType::id, "the enterprise, person or organisation it is about"},
    {"title", web::JsonType::text, "of the subject when it began"},
    {"office", web::JsonType::id, "whose work it is"},
    {"place", web::JsonType::id},
    {"begun_on", web::JsonType::date},
    {"stage", web::JsonType::text},
    {"since", web::JsonType::date, "in this stage"},
    {"due_on", web::JsonType::date, "the earliest deadline; none: nothing is due", true, true},
};
inline constexpr web::Schema line_schema{"JourneyLine", line_fields};

inline constexpr web::SchemaField value_fields[] = {
    {"name", web::JsonType::text},
    {"number", web::JsonType::integer, "one of number, day and text is given", false, true},
    {"day", web::JsonType::date, "", false, true},
    {"text", web::JsonType::text, "", false, true},
};
inline constexpr web::Schema value_schema{"JourneyValue", value_fields};
inline constexpr web::SchemaField paper_fields[] = {
    {"code", web::JsonType::text, "of the paper in the step: \"recognition\""},
    {"number", web::JsonType::text, "", false, true},
    {"dated_on", web::JsonType::date, "", false, true},
    {"issuer", web::JsonType::text, "", false, true},
    {"expires_on", web::JsonType::date, "its last day of use", false, true},
    {"kept_at", web::JsonType::text, "where the paper itself is; never what it says", false, true},
};
inline constexpr web::Schema paper_schema{"JourneyPaper", paper_fields};
inline constexpr web::SchemaField vote_fields[] = {
    {"base", web::JsonType::integer, "those whose number counts, absent ones too"},
    {"present", web::JsonType::integer},
    {"agreed", web::JsonType::integer},
    {"against", web::JsonType::integer, "", false, true},
};
inline constexpr web::Schema vote_schema{"JourneyVote", vote_fields};
inline constexpr web::SchemaField event_fields[] = {
    {"id", web::JsonType::id},
    {"step", web::JsonType::text, "\"\": it went over to another version, or to another office"},
    {"on", web::JsonType::date},
    {"version", web::JsonType::integer, "of the rules"},
    {"office", web::JsonType::id, "whose work it is from now on; none: as before", true, true},
    {"entered_at", web::JsonType::instant},
    {"withdrawn_at", web::JsonType::instant, "none: it counts", true, true},
    {"values", web::JsonType::list, "", true, false, &value_schema},
    {"papers", web::JsonType::list, "", true, false, &paper_schema},
    {"reached", web::JsonType::boolean, "whether a vote was reached; none: there was none", true, true},
};
inline constexpr web::Schema event_schema{"JourneyEvent", event_fields};
inline constexpr web::SchemaField clock_fields[] = {
    {"code", web::JsonType::text},
    {"starts", web::JsonType::date},
    {"due", web::JsonType::date, "the last day"},
    {"stopped", web::JsonType::date, "", true, true},
    {"paused_since", web::JsonType::date, "", true, true},
    {"late", web::JsonType::boolean},
};
inline constexpr web::Schema clock_schema{"JourneyClock", clock_fields};
inline constexpr web::SchemaField journey_fields[] = {
    {"id", web::JsonType::id},
    {"code", web::JsonType::text},
    {"version", web::JsonType::integer, "of the rules it runs under"},
    {"subject", web::JsonType::id},
    {"title", web::JsonType::text},
    {"office", web::JsonType::id},
    {"place", web::JsonType::id},
    {"begun_on", web::JsonType::date},
    {"stage", web::JsonType::text},
    {"since", web::JsonType::date},
    {"ended", web::JsonType::boolean},
    {"steps", web::JsonType::list, "that may follow by the stage"},
    {"clocks", web::JsonType::list, "", true, false, &clock_schema},
    {"events", web::JsonType::list, "", true, false, &event_schema},
};
inline constexpr web::Schema journey_schema{"Journey", journey_fields};

void write_line(base::JsonWriter& json, Standing const& standing);
/// The journey with its clocks and everything that was done, as it stood on `day`.
std::string journey_json(Seen const& seen, base::Date day, base::Date today);

}   // namespace journeys
