#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/web/html.hpp"

namespace web {

/// A view as it looks with certain data: "register, longest names". Slices list theirs in Slice::samples; the gallery
/// shows each in its frame, for eyes and for the checks of tests/browser.
struct Sample {
    std::string_view name;   // letters, digits and "-": names the file
    void (*write)(Html& out) = nullptr;
    bool visitor = false;   // in the frame of those who have not signed in
};

/// The shared pieces: empty, usual, full, longest Vietnamese names.
std::span<Sample const> gallery_samples();

/// The whole page of a sample. theme: "auto", "light", "dark".
std::string gallery_page(base::Texts const& texts, Sample const& sample, std::string_view theme);

}   // namespace web
