#include "kernel/lists/registry.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "platform/web/parse.hpp"

namespace lists {
namespace {

constexpr std::size_t counted_at_once = 10'000;

}   // namespace

Registry::Registry(std::span<std::span<Source const> const> tables)
{
    for (auto const table : tables)
        for (auto const& source : table) {
            base::expect(find(source.code) == nullptr, "two lists have one code");
            sources_.push_back(&source);
        }
}

Source const* Registry::find(std::string_view code) const
{
    auto const found = std::ranges::find(sources_, code, &Source::code);
    return found == sources_.end() ? nullptr : *found;
}

std::string query_text(Source const& source, web::Fields const& fields)
{
    std::string text;
    for (auto const name : source.parameters) {
        auto const value = base::clean(fields.get(name));
        if (value.empty()) continue;
        if (!text.empty()) text += '&';
        text.append(name).append("=").append(web::percent_encoded(value));
    }
    return text;
}

web::Fields fields_of(std::string_view query)
{
    web::Fields fields;
    if (web::read_urlencoded(query, fields, {}) != web::Reading::fine) return {};
    return fields;
}

base::Result<base::Done> may_be_saved(Source const& source, std::string_view query)
{
    constexpr std::ptrdiff_t shortest_number = 9;   // digits of the old identity number, and of a telephone
    if (source.search == Search::anything) return base::Done{};
    auto const fields = fields_of(query);
    auto const digits = std::ranges::count_if(fields.get("q"), [](char c) { return c >= '0' && c <= '9'; });
    if (digits < shortest_number) return base::Done{};
    return base::Error{base::Refusal::invalid, {{"", "list.number_of_a_person"}}};
}

std::string url_of(Source const& source, std::string_view query)
{
    std::string url{source.url};
    if (!query.empty()) url.append("?").append(query);
    return url;
}

Action const* find_action(Source const& source, std::string_view code)
{
    auto const found = std::ranges::find(source.actions, code, &Action::code);
    return found == source.actions.end() ? nullptr : &*found;
}

std::vector<Action const*> offered_actions(Source const& source, web::Actor const& actor, web::Fields const& query)
{
    std::vector<Action const*> offered;
    for (auto const& action : source.actions)
        if (actor.may(action.permission) && (action.offered == nullptr || action.offered(actor, query)))
            offered.push_back(&action);
    return offered;
}

std::int64_t count(Source const& source, Reading const& reading, web::Fields const& query, std::int64_t most)
{
    if (source.count != nullptr)
        if (auto const quick = source.count(reading, query)) return std::min(*quick, most);
    std::int64_t counted = 0;
    Stretch stretch{.wanted = Wanted::ids};
    for (;;) {
        stretch.most = std::min(counted_at_once, static_cast<std::size_t>(most - counted));
        auto const page = source.read(reading, query, stretch);
        counted += static_cast<std::int64_t>(page.rows.size());
        if (!page.next || counted >= most) return counted;
        stretch.after = page.next;
    }
}

}   // namespace lists
