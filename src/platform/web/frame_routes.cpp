#include "platform/web/frame_routes.hpp"

#include "platform/web/cookies.hpp"

namespace web {
namespace {

constexpr std::int64_t a_year_in_seconds = 365 * 24 * 3600;

Response set_preferences(Request const& request, Context&)
{
    auto response = see_other(local_path(request.form.get("next")));
    auto const language = request.form.get("language");
    if (language == "vi" || language == "en")
        set_cookie(response, request, {language_cookie, language, a_year_in_seconds});
    auto const theme = request.form.get("theme");
    if (theme == "auto" || theme == "light" || theme == "dark")
        set_cookie(response, request, {theme_cookie, theme, a_year_in_seconds});
    return response;
}

constexpr Route table[] = {
    // cookies only; the database is not written
    {Method::post, "/preferences", anyone, set_preferences, nullptr, Opens::reading},
};

}   // namespace

std::span<Route const> preference_routes() { return table; }

}   // namespace web
