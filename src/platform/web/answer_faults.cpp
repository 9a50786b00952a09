#include <algorithm>

#include <fmt/format.h>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "base/date.hpp"
#include "base/id.hpp"
#include "platform/web/openapi.hpp"
#include "platform/web/router.hpp"

namespace web {
namespace {

namespace json = boost::json;

class Check {
public:
    void object(std::string const& where, json::value const& value, Schema const& schema)
    {
        auto const* object = value.if_object();
        if (object == nullptr) return fault(where, "is no object");
        for (auto const& field : schema.fields) {
            auto const name = fmt::format("{}.{}", where, field.name);
            auto const* member = object->if_contains({field.name.data(), field.name.size()});
            if (member != nullptr)
                this->field(name, *member, field);
            else if (field.required)
                fault(name, "is missing");
        }
        for (auto const& member : *object) {
            std::string_view const name{member.key().data(), member.key().size()};
            if (std::ranges::find(schema.fields, name, &SchemaField::name) == schema.fields.end())
                fault(fmt::format("{}.{}", where, name), "is not described");
        }
    }
    void list(std::string const& where, json::value const& value, Schema const* of)
    {
        auto const* elements = value.if_array();
        if (elements == nullptr) return fault(where, "is no list");
        for (std::size_t i = 0; i < elements->size(); ++i) {
            auto const name = fmt::format("{}[{}]", where, i);
            if (of != nullptr)
                object(name, (*elements)[i], *of);
            else if (!(*elements)[i].is_string())
                fault(name, "is no text");
        }
    }
    void fault(std::string const& where, std::string_view what) { faults.push_back(fmt::format("{} {}", where, what)); }

    std::vector<std::string> faults;

private:
    void field(std::string const& where, json::value const& value, SchemaField const& field)
    {
        if (value.is_null()) {
            if (!field.nullable) fault(where, "is null");
            return;
        }
        auto const text = value.is_string() ? std::string_view{value.get_string().data(), value.get_string().size()}
                                            : std::string_view{};
        switch (field.type) {
            case JsonType::text:
                return holds(where, value.is_string(), "is no text");
            case JsonType::integer:
                return holds(where, value.is_int64(), "is no whole number");
            case JsonType::number:
                return holds(where, value.is_number(), "is no number");
            case JsonType::boolean:
                return holds(where, value.is_bool(), "is not true or false");
            case JsonType::date:
                return holds(where, base::parse_date(text).has_value(), "is no day");
            case JsonType::instant:
                return holds(where, base::parse_instant(text).has_value(), "is no moment");
            case JsonType::id:
                return holds(where, base::parse_id(text).has_value(), "is no id");
            case JsonType::list:
                return list(where, value, field.of);
            case JsonType::object:
                if (field.of != nullptr) return object(where, value, *field.of);
                return holds(where, value.is_object(), "is no object");
        }
    }
    void holds(std::string const& where, bool condition, std::string_view otherwise)
    {
        if (!condition) fault(where, otherwise);
    }
};

}   // namespace

std::vector<std::string> answer_faults(Route const& route, Response const& response)
{
    Check check;
    auto const& doc = *route.api;
    auto const where = fmt::format("{} {}", method_name(route.method), route.pattern);
    if (response.status != doc.status)
        check.fault(where, fmt::format("answers {}, not {}", response.status, doc.status));
    if (doc.answer == Answer::nothing && !response.body.empty()) check.fault(where, "answers something");
    if (doc.answer == Answer::nothing || doc.answer == Answer::file) return check.faults;
    json::error_code error;
    auto const value = json::parse({response.body.data(), response.body.size()}, error);
    if (error) {
        check.fault(where, "answers no JSON");
        return check.faults;
    }
    if (doc.answer == Answer::object) {
        check.object(where, value, *doc.of);
        return check.faults;
    }
    auto const* object = value.if_object();
    auto const* items = object == nullptr ? nullptr : object->if_contains("items");
    auto const* next = object == nullptr ? nullptr : object->if_contains("next");
    if (items == nullptr || next == nullptr) check.fault(where, "is no list {items, next}");
    if (items != nullptr) check.list(where + " items", *items, doc.of);
    if (next != nullptr && !next->is_null() && !next->is_string()) check.fault(where + " next", "is no text");
    return check.faults;
}

}   // namespace web
