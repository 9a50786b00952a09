#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace papers {

/// In the place of a form: nothing is numbered before the office has told its head, and that leads back here.
struct HeadMissing {
    std::string unit_name;
    std::string head_url;
    std::vector<base::Problem> problems;
};
void head_first(web::Html& out, HeadMissing const& view, std::function<void(web::Html&)> const& more = {});

}   // namespace papers
