#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/journeys/clock.hpp"
#include "kernel/journeys/store.hpp"
#include "platform/web/context.hpp"

/// What pages and the API do with journeys, in one place: nothing else writes them.
namespace journeys {

/// A journey that the actor may see, with everything that was done. The state points into it: it is not copied.
struct Seen {
    Journey journey;
    std::vector<Event> events;
    Source const* source = nullptr;
    bool may_edit = false;
    bool is_forgotten() const { return journey.subject == 0; }   // who it was about; nothing can be taken back then
    State state_on(base::Date day) const { return state_of(journey, events, day); }
};
std::optional<Seen> find_seen(web::Context& context, JourneyId id);

/// Where the actor may do this with journeys of the definition: both its permission and that of journeys are needed.
Reach reach_of(web::Context& context, Definition const& definition, web::Permission permission);

/// Begins a journey about a subject on a day, under the version of that day. `office` is asked for where the source
/// does not tell whose work it is. Rule J-3. Refuses: not_found - no such process, or the actor may not begin it about
/// this subject
///          conflict  - one runs already, or what the source says stands in the way
///          invalid   - day missing, after today, or before the first version; no office, or none of those offered
struct Beginning {
    std::string_view code;
    std::string_view subject;
    std::string_view office = {};
    std::optional<base::Date> on = {};
};
base::Result<JourneyId> begin(web::Context& context, Beginning const& asked);
/// Takes a step: judged, done in the registers, kept and counted, all or nothing. Refuses what `take` and the source
/// refuse; forbidden - the actor only looks.
base::Result<EventId> carry_on(web::Context& context, Seen const& seen, std::string_view step, StepForm const& form);
/// Takes the latest event back. Refuses what `check_withdrawal` refuses.
base::Result<base::Done> take_back(web::Context& context, Seen const& seen, EventId event, std::string_view why);
/// Takes away a journey that was begun by mistake, in which nothing counts; the log keeps that it was. Rule J-14.
/// Refuses: forbidden - the actor only looks; conflict - something was done
base::Result<base::Done> discard(web::Context& context, Seen const& seen);
/// Goes over to the newest version. Refuses what `change_version` refuses.
base::Result<EventId> go_over(web::Context& context, Seen const& seen);
/// Who may take the journey up instead, as far as the actor works there: the offices that the source offers, or the one
/// that the subject has now.
std::vector<Office> other_offices(web::Context& context, Seen const& seen);
/// Gives the journey to one of `other_offices` on a day. Rule J-12. Refuses: forbidden - the actor only looks
///         conflict - it has ended
///         invalid  - no office, or none of those; day missing, after today or before the last event
base::Result<EventId> give_on(web::Context& context, Seen const& seen, std::string_view office,
                              std::optional<base::Date> on);

}   // namespace journeys
