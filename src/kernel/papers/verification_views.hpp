#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace papers {

/// What anybody sees who scans the code of a paper.
struct VerificationView {
    std::string verdict;
    std::string tone;   // "good", "warning", "bad"
    std::string icon;
    std::string sentence;
    std::vector<web::Detail> facts;
    std::string keys_url;
};
void verification_page(web::Html& out, VerificationView const& view);

std::span<web::Sample const> verification_samples();

}   // namespace papers
