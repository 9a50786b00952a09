#include <algorithm>

#include "kernel/accounts/read_log.hpp"
#include "kernel/journeys/pages.hpp"

namespace journeys {

std::string url_of(JourneyId id) { return "/journeys/" + id.text(); }

std::optional<Seen> seen_in(web::Request const& request, web::Context& context)
{
    return find_seen(context, JourneyId::parse(request.in_path("id")));
}

std::optional<Seen> editable_in(web::Request const& request, web::Context& context)
{
    auto seen = seen_in(request, context);
    if (!seen || !seen->may_edit) return std::nullopt;
    return seen;
}

void note_read(web::Context& context, Seen const& seen)
{
    if (seen.journey.subject_kind == "person") accounts::note_read(context, "journey", seen.journey.id.value);
}

std::string shown(base::Texts const& texts, Field const* field, FieldValue const& value)
{
    if (auto const* number = std::get_if<std::int64_t>(&value)) return texts.number(*number);
    if (auto const* day = std::get_if<base::Date>(&value)) return base::vietnamese(*day);
    auto const& text = std::get<std::string>(value);
    if (field != nullptr)
        for (auto const& choice : field->choices)
            if (choice.code == text) return choice.name.in(texts.language());
    return text;
}

std::string length_in_words(base::Texts const& texts, Running const& running)
{
    auto const length = texts.number(running.length);
    switch (running.clock->counts) {
        case Counts::months:
            return texts.tr("{0} months", {length});
        case Counts::working_days:
            return texts.tr("{0} working days", {length});
        case Counts::days:
            break;
    }
    return texts.tr("{0} days", {length});
}

bool may(web::Context const& context, Definition const& definition, web::Permission permission)
{
    auto const& own = permission == edit_journeys ? definition.edit : definition.view;
    return context.actor.may(permission) && context.actor.may({own});
}

std::vector<Definition const*> visible_processes(web::Context const& context)
{
    std::vector<Definition const*> found;
    for (auto const& definition : definitions())
        if (&definition == newest(definition.code) && may(context, definition, view_journeys))
            found.push_back(&definition);
    return found;
}

}   // namespace journeys
