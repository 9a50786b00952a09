#include "platform/web/json_body.hpp"

#include <algorithm>

// the whole of Boost.JSON is compiled here
#include <boost/json/src.hpp>

#include "base/text.hpp"

namespace web {
namespace {

namespace json = boost::json;

constexpr std::size_t max_depth = 16;

std::optional<json::value> parsed(std::string_view text)
{
    json::parse_options options;
    options.max_depth = max_depth;
    json::error_code error;
    auto value = json::parse(json::string_view{text.data(), text.size()}, error, {}, options);
    if (error) return std::nullopt;
    return value;
}

void walk(json::value const& value, std::function<void(std::string_view)> const& take)
{
    if (auto const* text = value.if_string()) take({text->data(), text->size()});
    if (auto const* list = value.if_array())
        for (auto const& item : *list) walk(item, take);
    if (auto const* object = value.if_object())
        for (auto const& field : *object) {
            take({field.key().data(), field.key().size()});
            walk(field.value(), take);
        }
}

}   // namespace

struct JsonBody::State {
    json::object object;
    std::vector<std::string_view> asked = {};
    std::vector<base::Problem> problems = {};
    bool broken = false;

    /// The value of a field; null where it is missing or null, which is a problem when needed.
    json::value const* find(std::string_view field, Needed needed)
    {
        asked.push_back(field);
        auto const* value = object.if_contains(json::string_view{field.data(), field.size()});
        if (value != nullptr && !value->is_null()) return value;
        if (needed == Needed::yes && !broken) problems.push_back({field, "required"});
        return nullptr;
    }
    void wrong(std::string_view field, std::string_view code, std::string detail = {})
    {
        problems.push_back({field, code, std::move(detail)});
    }
    /// Text that can be stored; others are a problem.
    std::optional<std::string> text_of(std::string_view field, json::value const& value)
    {
        auto const* text = value.if_string();
        if (text == nullptr) {
            wrong(field, "json.not_text");
            return std::nullopt;
        }
        if (text->find('\0') != json::string::npos) {
            wrong(field, "json.not_text");
            return std::nullopt;
        }
        return std::string{text->data(), text->size()};
    }
};

JsonBody::JsonBody(Request const& request) : JsonBody(std::string_view{request.body}) {}

JsonBody::JsonBody(std::string_view text) : state_(std::make_unique<State>())
{
    auto value = parsed(text);
    if (value && value->is_object()) {
        state_->object = std::move(value->as_object());
        return;
    }
    state_->broken = true;
    state_->wrong("", value ? "json.not_an_object" : "json.broken");
}

JsonBody::JsonBody(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonBody::~JsonBody() = default;
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody& JsonBody::operator=(JsonBody&&) noexcept = default;

bool JsonBody::has(std::string_view field) const
{
    return state_->object.contains(json::string_view{field.data(), field.size()});
}

std::optional<std::string> JsonBody::text(std::string_view field, Needed needed)
{
    auto const* value = state_->find(field, needed);
    if (value == nullptr) return std::nullopt;
    auto const raw = state_->text_of(field, *value);
    if (!raw) return std::nullopt;
    auto text = base::nfc(*raw);
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    if (first != std::string::npos) return text.substr(first, text.find_last_not_of(blanks) - first + 1);
    if (needed == Needed::yes) state_->wrong(field, "required");
    return std::nullopt;
}

std::optional<std::int64_t> JsonBody::integer(std::string_view field, Needed needed)
{
    auto const* value = state_->find(field, needed);
    if (value == nullptr) return std::nullopt;
    if (auto const* number = value->if_int64()) return *number;
    state_->wrong(field, "json.not_whole");
    return std::nullopt;
}

std::optional<double> JsonBody::real(std::string_view field, Needed needed)
{
    auto const* value = state_->find(field, needed);
    if (value == nullptr) return std::nullopt;
    if (value->is_number()) return value->to_number<double>();
    state_->wrong(field, "json.not_a_number");
    return std::nullopt;
}

std::optional<bool> JsonBody::boolean(std::string_view field, Needed needed)
{
    auto const* value = state_->find(field, needed);
    if (value == nullptr) return std::nullopt;
    if (auto const* flag = value->if_bool()) return *flag;
    state_->wrong(field, "json.not_true_or_false");
    return std::nullopt;
}

std::optional<base::Date> JsonBody::date(std::string_view field, Needed needed)
{
    auto const written = text(field, needed);
    if (!written) return std::nullopt;
    auto const date = base::parse_date(*written);
    if (!date) state_->wrong(field, "json.not_a_day", *written);
    return date;
}

std::optional<base::PartialDate> JsonBody::partial_date(std::string_view field, Needed needed)
{
    auto const written = text(field, needed);
    if (!written) return std::nullopt;
    auto const date = base::parse_partial_date(*written);
    if (!date) state_->wrong(field, "json.not_a_day", *written);
    return date;
}

std::optional<std::int64_t> JsonBody::id_value(std::string_view field, Needed needed)
{
    auto const written = text(field, needed);
    if (!written) return std::nullopt;
    auto const id = base::parse_id(*written);
    if (!id) state_->wrong(field, "json.not_an_id", *written);
    return id;
}

std::vector<std::string> JsonBody::texts(std::string_view field)
{
    std::vector<std::string> all;
    auto const* value = state_->find(field, Needed::no);
    if (value == nullptr) return all;
    if (!value->is_array()) {
        state_->wrong(field, "json.not_a_list");
        return all;
    }
    for (auto const& element : value->get_array()) {
        auto text = state_->text_of(field, element);
        if (!text) break;
        all.push_back(base::nfc(*text));
    }
    return all;
}

std::vector<std::int64_t> JsonBody::id_values(std::string_view field)
{
    std::vector<std::int64_t> all;
    for (auto const& written : texts(field)) {
        auto const id = base::parse_id(written);
        if (id)
            all.push_back(*id);
        else
            state_->wrong(field, "json.not_an_id", written);
    }
    return all;
}

std::vector<JsonBody> JsonBody::objects(std::string_view field)
{
    std::vector<JsonBody> all;
    auto const* value = state_->find(field, Needed::no);
    if (value == nullptr) return all;
    auto const fits =
        value->is_array() && std::ranges::all_of(value->get_array(), [](auto const& v) { return v.is_object(); });
    if (!fits) {
        state_->wrong(field, "json.not_a_list_of_objects");
        return all;
    }
    for (auto const& element : value->get_array())
        all.push_back(JsonBody{std::make_unique<State>(State{element.get_object()})});
    return all;
}

std::optional<JsonBody> JsonBody::object(std::string_view field, Needed needed)
{
    auto const* value = state_->find(field, needed);
    if (value == nullptr) return std::nullopt;
    if (value->is_object()) return JsonBody{std::make_unique<State>(State{value->get_object()})};
    state_->wrong(field, "json.not_an_object");
    return std::nullopt;
}

void JsonBody::absorb(std::string_view field, JsonBody const& inner)
{
    auto const error = inner.error();
    if (!error) return;
    for (auto const& problem : error->problems)
        state_->problems.push_back(
            {field, problem.code, problem.detail.empty() ? std::string{problem.field} : problem.detail});
}

std::optional<base::Error> JsonBody::error() const
{
    auto problems = state_->problems;
    for (auto const& member : state_->object) {
        std::string_view const name{member.key().data(), member.key().size()};
        if (std::ranges::find(state_->asked, name) == state_->asked.end())
            problems.push_back({"", "json.unknown_field", std::string{name}});
    }
    if (problems.empty()) return std::nullopt;
    return base::Error{base::Refusal::invalid, std::move(problems)};
}

void for_each_text(std::string_view json, std::function<void(std::string_view)> const& take)
{
    if (auto const value = parsed(json)) walk(*value, take);
}

}   // namespace web
