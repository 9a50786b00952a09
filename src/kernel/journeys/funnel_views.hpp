#pragma once

#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace journeys {

struct FunnelView {
    std::string action;
    std::vector<web::Field> fields = {};   // of what is asked, each with its choices
    std::vector<std::vector<web::Choice>> choices = {};
    std::vector<web::Figure> figures = {};
    struct Row {
        std::string stage;
        std::string reached;
        std::int64_t tenths = 0;   // of all that began
        std::string share;         // of those that reached the stage before
        std::string days;          // since then
    };
    std::vector<Row> rows = {};
    struct Counted {
        std::string title;
        std::vector<std::string> heads;
        std::vector<std::vector<std::string>> rows = {};
    };
    std::vector<Counted> tables = {};
    std::string note = {};
};
void funnel_page(web::Html& out, FunnelView const& view);

}   // namespace journeys
