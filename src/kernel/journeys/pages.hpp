#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernel/journeys/running.hpp"
#include "platform/web/request.hpp"
#include "platform/web/route.hpp"

/// What the pages and the API of journeys share.
namespace journeys {

std::string url_of(JourneyId id);
/// The journey of {id} in the address, when the actor sees it; when the actor may carry it on.
std::optional<Seen> seen_in(web::Request const& request, web::Context& context);
std::optional<Seen> editable_in(web::Request const& request, web::Context& context);
/// The page of a journey; with what was refused and why.
web::Response page_of_journey(web::Request const& request, web::Context& context, Seen const& seen,
                              base::Error const* error);
/// Whoever looks at what is done about a person stands in the log of reads.
void note_read(web::Context& context, Seen const& seen);
/// What was typed in the form of a step, and what could not be read of it.
struct Typed {
    StepForm form;
    std::vector<base::Problem> unreadable = {};
};
Typed read_form(web::Request const& request, Step const& step);
/// The same from the body of the API: {step, on, values: [{name, number|day|text}], papers: […], vote: {…}}.
struct SentStep {
    std::string step;
    StepForm form;
};
base::Result<SentStep> read_body(web::Request const& request);

/// "07/03/2026", "12", the name of what was chosen.
std::string shown(base::Texts const& texts, Field const* field, FieldValue const& value);
/// A length as the definition counts it: "15 working days".
std::string length_in_words(base::Texts const& texts, Running const& running);

/// Whether the actor may do this anywhere with journeys of the definition.
bool may(web::Context const& context, Definition const& definition, web::Permission permission);
/// The newest version of each process whose journeys the actor may see, in the order of the definitions.
std::vector<Definition const*> visible_processes(web::Context const& context);

std::span<web::Route const> page_routes();
std::span<web::Route const> step_routes();
std::span<web::Route const> office_routes();
std::span<web::Route const> list_routes();
std::span<web::Route const> funnel_routes();
std::span<web::Route const> api_routes();

}   // namespace journeys
