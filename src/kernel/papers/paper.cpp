#include "kernel/papers/paper.hpp"

#include <algorithm>

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "base/texts.hpp"
#include "kernel/papers/culture.hpp"

namespace papers {
namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_reason = 300;
constexpr base::Days furthest_day{366};
constexpr int longest_term = 10;   // years

std::optional<int> year_in(std::string_view text)
{
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return std::stoi(std::string{text});
}

bool is_term(std::string_view term, base::Date day)
{
    if (term.size() != 9 || term[4] != '-') return false;
    auto const from = year_in(term.substr(0, 4));
    auto const to = year_in(term.substr(5));
    return from && to && *from < *to && *to - *from <= longest_term && base::year_of(day) >= *from &&
           base::year_of(day) <= *to;
}

}   // namespace

base::Result<Issuer> checked(Issuer const& issuer)
{
    std::vector<base::Problem> problems;
    auto made = issuer;
    auto const line = [&](std::string& text, std::string_view field, bool needed) {
        text = base::clean(text);
        if (needed && text.empty()) problems.push_back({field, "required"});
        if (base::length(text) > longest_line) problems.push_back({field, "paper.line_too_long"});
    };
    if (made.culture != "state" && made.culture != "party") problems.push_back({"culture", "paper.unknown_culture"});
    line(made.superior, "superior", false);
    line(made.name, "name", true);
    line(made.symbol, "symbol", true);
    line(made.place, "place", true);
    line(made.on_behalf, "on_behalf", false);
    line(made.post, "post", true);
    line(made.signer, "signer", false);
    if (made.symbol.find(' ') != std::string::npos) problems.push_back({"symbol", "paper.symbol_with_blanks"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return made;
}

std::string_view culture_of(Kind const& kind, Issuer const& issuer)
{
    return kind.culture.empty() ? std::string_view{issuer.culture} : std::string_view{kind.culture};
}

base::Result<std::string> span_of(Kind const& kind, Asked const& asked, base::Date today)
{
    std::vector<base::Problem> problems;
    if (!asked.dated_on && !asked.typed_day.empty())
        problems.push_back({"dated_on", "paper.day_unreadable", asked.typed_day});
    else if (!asked.dated_on)
        problems.push_back({"dated_on", "required"});
    else if (*asked.dated_on > today + furthest_day || *asked.dated_on < today - furthest_day)
        problems.push_back({"dated_on", "paper.day_too_far"});
    if (kind.series == Series::term && asked.dated_on && !is_term(asked.term, *asked.dated_on))
        problems.push_back({"term", "paper.not_a_term"});
    if (asked.first_number && (*asked.first_number < 1 || *asked.first_number > highest_first_number))
        problems.push_back({"first_number", "paper.not_a_number", std::to_string(highest_first_number)});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    if (kind.series == Series::none) return std::string{};
    return kind.series == Series::term ? asked.term : std::to_string(base::year_of(*asked.dated_on));
}

std::string number_in_words(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string number_and_symbol(Kind const& kind, std::string_view culture_name, std::string_view symbol,
                              std::int64_t number)
{
    auto const whole =
        base::filled(culture(culture_name).number, {number_in_words(number), kind.type_code, std::string{symbol}});
    return whole.substr(whole.find(' ') + 1);   // without "Số:"
}

documents::TemplateValues with_head(Kind const& kind, Issuer const& issuer, documents::TemplateValues values,
                                    base::Date dated_on, std::optional<std::int64_t> number)
{
    auto& fields = values.fields;
    fields["co_quan_cap_tren"] = issuer.superior;
    fields["co_quan"] = issuer.name;
    fields["ky_hieu"] = issuer.symbol;
    fields["dia_danh"] = issuer.place;
    fields["thay_mat"] = issuer.on_behalf;
    fields["chuc_vu"] = issuer.post;
    fields["nguoi_ky"] = issuer.signer;
    fields["ngay"] = base::vietnamese_in_words(dated_on);
    fields["ngay_so"] = base::vietnamese(dated_on);
    fields["so"] = number ? number_in_words(*number) : "";
    fields["so_ky_hieu"] =
        number ? number_and_symbol(kind, culture_of(kind, issuer), issuer.symbol, *number) : std::string{};
    if (!values.lists.contains("noi_nhan")) values.lists["noi_nhan"] = recipients(kind);
    return values;
}

base::Result<std::string> checked_reason(std::string_view reason)
{
    auto text = base::clean(reason);
    if (text.empty()) return base::Error{base::Refusal::invalid, {{"reason", "required"}}};
    if (base::length(text) > longest_reason)
        return base::Error{base::Refusal::invalid, {{"reason", "paper.reason_too_long"}}};
    return text;
}

}   // namespace papers
