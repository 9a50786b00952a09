#pragma once

#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>

#include "base/date.hpp"
#include "base/json.hpp"

namespace base {

/// One JSON object, open as long as this lives, field by field in the order they are to stand:
///     base::JsonObject{json}("id", c.id)("opened_on", c.opened_on)("closed_on", c.closed_on);
/// Text, ids and days (YYYY-MM-DD, or as precisely as they are known) are written as text, whole numbers as numbers; an
/// empty optional is null.
class JsonObject {
public:
    explicit JsonObject(JsonWriter& json) : json_(json) { json_.begin_object(); }
    ~JsonObject() { json_.end_object(); }
    JsonObject(JsonObject const&) = delete;
    JsonObject& operator=(JsonObject const&) = delete;

    template <class T>
    JsonObject& operator()(std::string_view key, T const& value)
    {
        json_.key(key);
        write(value);
        return *this;
    }

private:
    template <class T>
    void write(std::optional<T> const& value)
    {
        if (value)
            write(*value);
        else
            json_.null();
    }
    template <class T>
    void write(T const& value)
    {
        if constexpr (std::is_convertible_v<T const&, std::string_view>)
            json_.text(value);
        else if constexpr (std::same_as<T, bool>)
            json_.boolean(value);
        else if constexpr (std::integral<T>)
            json_.number(static_cast<std::int64_t>(value));
        else if constexpr (requires { value.text(); })
            json_.text(value.text());
        else
            json_.text(iso(value));
    }

    JsonWriter& json_;
};

}   // namespace base
