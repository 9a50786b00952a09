#pragma once

#include "work/questionnaires/questionnaire.hpp"

namespace questionnaires {

/// A small survey that has a question of every kind.
inline Questionnaire sample_survey()
{
    auto const yes_no = [](std::string name, std::string label) {
        return Question{.name = std::move(name), .kind = Kind::yes_no, .label = {std::move(label), ""}};
    };
    Question operating = yes_no("operating", "Còn hoạt động không?");
    operating.required = true;
    Question const why_not{.name = "why_not",
                           .kind = Kind::text,
                           .label = {"Vì sao ngừng?", "Why not?"},
                           .required = true,
                           .when = {false, {{"operating", Compared::equal, "no"}}}};
    Question const workers{.name = "workers",
                           .kind = Kind::number,
                           .label = {"Số lao động", "Workers"},
                           .help = {"Kể cả thời vụ", ""},
                           .required = true,
                           .unit = "người",
                           .min = Decimal{0},
                           .max = parse_decimal("1000000"),
                           .when = {false, {{"operating", Compared::equal, "yes"}}},
                           .field = "workers"};
    Question const revenue{.name = "revenue",
                           .kind = Kind::number,
                           .label = {"Doanh thu năm", "Revenue"},
                           .unit = "tỷ đồng",
                           .decimals = 1};
    Question const needs{.name = "needs",
                         .kind = Kind::many,
                         .label = {"Cần giúp gì?", "What helps?"},
                         .choices = {{"credit", {"Vay vốn", "Credit"}},
                                     {"housing", {"Nhà ở cho lao động", "Housing"}},
                                     {"training", {"Đào tạo nghề", "Training"}}},
                         .when = {true, {{"workers", Compared::at_least, "10"}, {"revenue", Compared::more, "2.5"}}}};
    Question const size{.name = "ownership",
                        .kind = Kind::one,
                        .label = {"Loại hình sở hữu", "Ownership"},
                        .choices = {{"private", {"Tư nhân", "Private"}}, {"fdi_full", {"100% vốn nước ngoài", ""}}},
                        .field = "ownership"};
    Question const visited{.name = "visited_on", .kind = Kind::date, .label = {"Ngày đến", "Visited on"}};
    Question const shifts{.name = "shifts",
                          .kind = Kind::table,
                          .label = {"Các ca làm việc", "Shifts"},
                          .columns = {{.name = "hour", .kind = Kind::text, .label = {"Giờ", "Hour"}, .required = true},
                                      {.name = "people",
                                       .kind = Kind::number,
                                       .label = {"Số người", "People"},
                                       .required = true,
                                       .min = Decimal{0}}},
                          .when = {false, {{"workers", Compared::more, "0"}}}};
    return {{"Khảo sát doanh nghiệp", "Survey of enterprises"},
            {{.name = "first_part", .kind = Kind::heading, .label = {"Tình hình chung", "In general"}},
             operating,
             why_not,
             workers,
             revenue,
             needs,
             size,
             visited,
             shifts}};
}

}   // namespace questionnaires
