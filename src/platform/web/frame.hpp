#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/web/pieces.hpp"

/// The frame around every page, as a function of what it shows; `page` in pieces.hpp fills it from a Context.
namespace web {

/// The bell with the number of what is new.
struct BellView {
    std::string_view url;
    std::int64_t count = 0;
};

struct FrameView {
    Frame frame;
    std::string user_name = {};                 // "": a visitor, who gets no navigation
    std::span<NavItem const> navigation = {};   // what the user may see, in order
    std::string csrf = {};
    std::string theme = "auto";
    std::string here = "/";
    std::string flash = {};
    std::optional<BellView> bell = {};
};

void framed(Html& out, FrameView const& view, std::function<void(Html&)> const& body);

/// The name of the program with its mark.
void brand(Html& out);

/// A page of one sentence, with a way on.
void message(Html& out, std::string_view icon_name, std::string_view title, std::string_view sentence);

}   // namespace web
