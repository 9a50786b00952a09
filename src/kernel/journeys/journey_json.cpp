#include "kernel/journeys/journey_json.hpp"

#include "base/json_object.hpp"

namespace journeys {
namespace {

void write_value(base::JsonWriter& json, std::string const& name, FieldValue const& value)
{
    base::JsonObject o{json};
    o("name", name);
    if (auto const* number = std::get_if<std::int64_t>(&value)) o("number", *number);
    if (auto const* day = std::get_if<base::Date>(&value)) o("day", *day);
    if (auto const* text = std::get_if<std::string>(&value)) o("text", *text);
}

void write_event(base::JsonWriter& json, Event const& event)
{
    base::JsonObject o{json};
    o("id", event.id)("step", event.step)("on", event.on)("version", event.version)("office", event.office);
    o("entered_at", event.entered_at)("withdrawn_at", event.withdrawn_at);
    o("reached", event.vote ? std::optional{event.vote->reached} : std::nullopt);
    json.key("values").begin_array();
    for (auto const& [name, value] : event.values) write_value(json, name, value);
    json.end_array();
    json.key("papers").begin_array();
    for (auto const& paper : event.papers)
        base::JsonObject{json}("code", paper.code)("number", paper.number)("dated_on", paper.dated_on)(
            "issuer", paper.issuer)("expires_on", paper.expires_on)("kept_at", paper.kept_at);
    json.end_array();
}

void write_clock(base::JsonWriter& json, Running const& running, base::Date today)
{
    base::JsonObject{json}("code", running.clock->code)("starts", running.starts)("due", running.due)(
        "stopped", running.stopped)("paused_since", running.paused_since)("late", running.late(today));
}

}   // namespace

void write_line(base::JsonWriter& json, Standing const& standing)
{
    auto const& journey = standing.journey;
    base::JsonObject o{json};
    o("id", journey.id)("code", journey.code)("subject", base::id_text(journey.subject))("title", journey.title);
    o("office", journey.office)("place", journey.place)("begun_on", journey.begun_on)("stage", standing.stage);
    o("since", standing.since)("due_on", standing.due_on);
}

std::string journey_json(Seen const& seen, base::Date day, base::Date today)
{
    auto const state = seen.state_on(day < today ? day : base::forever);
    auto const& journey = seen.journey;
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", journey.id)("code", journey.code)("version", state.definition->version);
        o("subject", base::id_text(journey.subject))("title", journey.title)("office", journey.office);
        o("place", journey.place)("begun_on", journey.begun_on)("stage", state.stage->code)("since", state.since);
        o("ended", state.ended());
        json.key("steps").begin_array();
        for (auto const* step : open_steps(state)) json.text(step->code);
        json.end_array();
        json.key("clocks").begin_array();
        for (auto const& one : clocks_of(state, rulebook::embedded(), day)) write_clock(json, one, day);
        json.end_array();
        json.key("events").begin_array();
        for (auto const& event : seen.events)
            if (event.on <= day) write_event(json, event);
        json.end_array();
    }
    return json.take();
}

}   // namespace journeys
