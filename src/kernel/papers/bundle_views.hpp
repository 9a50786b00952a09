#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace papers {

struct NewBundleView {
    std::string action;
    std::string csrf;
    std::string record;
    std::string about, about_url;
    std::string unit, unit_name;
    std::vector<web::Choice> units;
    std::size_t left = 0;      // without a paper
    std::size_t at_once = 0;   // of them in this bundle
    bool head_missing = false;
    std::string head_url;
    web::Field dated_on;
    struct Earlier {
        std::string url, text;
    };
    std::vector<Earlier> earlier;
    std::vector<base::Problem> problems;
};
void new_bundle_page(web::Html& out, NewBundleView const& view);

struct BundleView {
    std::string pdf_url;   // "" = made from an own template
    std::string zip_url;
    std::vector<web::Detail> details;
    struct Line {
        std::string url, title, number;
        bool voided = false;
    };
    std::vector<Line> lines;
};
void bundle_page(web::Html& out, BundleView const& view);

std::span<web::Sample const> bundle_samples();

}   // namespace papers
