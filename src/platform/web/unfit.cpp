#include "platform/web/unfit.hpp"

#include "platform/web/json_body.hpp"

namespace web {

std::optional<base::Problem> unfit_in(Request const& request, Unfit const& unfit)
{
    std::optional<base::Problem> found;
    if (unfit.file_name != nullptr)
        for (auto const& upload : request.uploads)
            if (found = unfit.file_name(upload.file_name); found) return found;
    if (unfit.text == nullptr) return std::nullopt;
    for (auto const& [name, value] : request.form.all())
        if (found = unfit.text(value); found) return found;
    if (!request.headers.get("content-type").starts_with("application/json")) return std::nullopt;
    for_each_text(request.body, [&](std::string_view text) {
        if (!found) found = unfit.text(text);
    });
    return found;
}

}   // namespace web
