#include "platform/web/kept_form.hpp"

#include <algorithm>

#include "platform/web/csrf.hpp"
#include "platform/web/hidden_field.hpp"
#include "platform/web/pieces.hpp"

namespace web {
namespace {

constexpr std::string_view action_field = "kept_action";
constexpr std::string_view page_field = "kept_page";
constexpr std::string_view file_field_name = "kept_file";
constexpr std::string_view prefix = "kept:";

bool goes_along(std::string_view name)
{
    return name != csrf_field && name != declared_field && name != confirmed_field;
}

/// As a form sends it: a byte that is no letter of English becomes three.
std::size_t sent_bytes(KeptForm const& kept)
{
    std::size_t bytes = 0;
    for (auto const& [name, value] : kept.fields)
        bytes += prefix.size() + percent_encoded(name).size() + percent_encoded(value).size() + 2;
    return bytes;
}

}   // namespace

std::string page_of_form(Request const& request)
{
    auto const referer = request.headers.get("referer");
    auto const host = request.headers.get("host");
    auto const scheme = referer.find("://");
    if (scheme == std::string_view::npos || host.empty()) return "/";
    auto const rest = referer.substr(scheme + 3);
    if (!rest.starts_with(host)) return "/";
    return local_path(rest.substr(host.size()));   // "localhost.evil/x" gives no path
}

std::optional<KeptForm> kept_form(Request const& request)
{
    if (request.method == Method::get || !surely_same_origin(request)) return std::nullopt;
    KeptForm kept{.action = local_path(request.target), .form_url = page_of_form(request), .fields = {}};
    for (auto const& [name, value] : request.form.all())
        if (goes_along(name)) kept.fields.emplace_back(name, is_password(name) ? std::string{} : value);
    for (auto const& upload : request.uploads)
        if (std::find(kept.files.begin(), kept.files.end(), upload.field) == kept.files.end())
            kept.files.push_back(upload.field);
    bool const nothing = kept.fields.empty() && kept.files.empty();
    if (nothing || kept.fields.size() > most_kept_fields || sent_bytes(kept) > most_kept_bytes) return std::nullopt;
    return kept;
}

std::optional<KeptForm> read_kept_form(Request const& request)
{
    auto const action = request.form.get(action_field);
    if (action.empty()) return std::nullopt;
    KeptForm kept{.action = local_path(action), .form_url = local_path(request.form.get(page_field)), .fields = {}};
    for (auto const& [name, value] : request.form.all()) {
        if (name == file_field_name) kept.files.push_back(value);
        if (!std::string_view{name}.starts_with(prefix)) continue;
        auto inner = name.substr(prefix.size());
        if (!goes_along(inner)) continue;
        auto const secret = is_password(inner);
        kept.fields.emplace_back(std::move(inner), secret ? std::string{} : value);
    }
    return kept;
}

void kept_fields(Html& out, KeptForm const& kept)
{
    hidden_field(out, action_field, kept.action);
    hidden_field(out, page_field, kept.form_url);
    for (auto const& [name, value] : kept.fields) hidden_field(out, std::string{prefix} + name, value);
    for (auto const& name : kept.files) hidden_field(out, file_field_name, name);
}

Response show_kept_form(Context& context, Request const& request, KeptForm const& kept, std::string const& token)
{
    SendAgainView view{
        .why = SentBack::signed_in, .action = kept.action, .csrf = token, .fields = {}, .files = kept.files};
    for (auto const& [name, value] : kept.fields) view.fields.push_back({name, value});
    if (kept.form_url != "/") view.form_url = kept.form_url;
    return send_again(context, request, view, 200);
}

}   // namespace web
