#include "platform/web/unreadable_day.hpp"

#include "platform/web/pieces.hpp"

namespace web {

std::optional<base::Problem> unreadable_day(Request const& request, std::string_view field)
{
    auto typed = read_text(request, field);
    if (typed.empty() || read_day(request, field)) return std::nullopt;
    return base::Problem{field, "date.invalid", std::move(typed)};
}

}   // namespace web
