#include "platform/web/unfit.hpp"

#include <algorithm>

#include "platform/web/csrf.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/send_again.hpp"

namespace web {
namespace {

bool is_json(Request const& request) { return request.headers.get("content-type").starts_with("application/json"); }

bool is_yes(std::string_view value) { return value == "1" || value == "true"; }

/// Whether somebody wrote the value of this field as a text to be kept.
bool is_written(Request const& request, std::string_view name)
{
    constexpr std::string_view typed = "_text";
    if (name == csrf_field || is_password(name)) return false;
    return !name.ends_with(typed) || request.form.get(name.substr(0, name.size() - typed.size())).empty();
}

}   // namespace

std::optional<base::Problem> unfit_in(Request const& request, Unfit const& unfit)
{
    std::optional<base::Problem> found;
    if (unfit.file_name != nullptr)
        for (auto const& upload : request.uploads)
            if (found = unfit.file_name(upload.file_name); found) return found;
    if (unfit.text == nullptr) return std::nullopt;
    for (auto const& [name, value] : request.form.all())
        if (found = unfit.text(value); found) return found;
    if (!is_json(request)) return std::nullopt;
    for_each_text(request.body, [&](std::string_view text) {
        if (!found) found = unfit.text(text);
    });
    return found;
}

bool vouches(Request const& request, Vouched vouched)
{
    if (vouched == Vouched::files) return is_yes(request.form.get(declared_field));
    return is_yes(request.form.get(confirmed_field)) || is_yes(request.headers.get(confirmed_header));
}

std::vector<Doubt> doubts_in(Request const& request, Unfit const& unfit, base::Date today)
{
    std::vector<Doubt> doubts;
    if (unfit.doubtful == nullptr) return doubts;
    auto const take = [&](std::size_t field, std::string_view text) {
        if (auto found = unfit.doubtful(text, today)) doubts.push_back({field, std::move(*found)});
    };
    auto const& fields = request.form.all();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (is_written(request, fields[i].first)) take(i, fields[i].second);
    if (is_json(request)) for_each_text(request.body, [&](std::string_view text) { take(0, text); });
    return doubts;
}

}   // namespace web
