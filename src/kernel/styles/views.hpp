#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/styles/words.hpp"
#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace styles {

struct CheckView {
    std::string csrf;
    web::Field file;
    web::Field culture;
    std::vector<web::Choice> cultures;
    bool checked = false;
    std::string file_name;
    std::string judged_by;
    std::string summary;
    std::vector<FindingLine> lines;
};
void check_page(web::Html& out, CheckView const& view);

std::span<web::Sample const> samples();

}   // namespace styles
