#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/web/request.hpp"

namespace web {

enum class Needed : std::uint8_t { no, yes };

/// Reads the JSON object of a request, field by field, and collects everything that is wrong with it: not JSON, nested
/// deeper than 16, a field of a wrong type, a needed field missing or null, a field that nobody asked for.
///     web::JsonBody body{request};
///     form.name = body.text("name", web::Needed::yes).value_or("");
///     if (auto error = body.error()) return web::refusal(context, *error);
/// Field names are string literals. A field that is missing, null or wrong reads as empty.
class JsonBody {
public:
    explicit JsonBody(Request const& request);
    explicit JsonBody(std::string_view text);
    ~JsonBody();
    JsonBody(JsonBody&&) noexcept;
    JsonBody& operator=(JsonBody&&) noexcept;

    bool has(std::string_view field) const;
    /// Trimmed NFC text; "" reads as empty.
    std::optional<std::string> text(std::string_view field, Needed needed = Needed::no);
    std::optional<std::int64_t> integer(std::string_view field, Needed needed = Needed::no);
    std::optional<double> real(std::string_view field, Needed needed = Needed::no);
    std::optional<bool> boolean(std::string_view field, Needed needed = Needed::no);
    /// "2026-02-05".
    std::optional<base::Date> date(std::string_view field, Needed needed = Needed::no);
    /// "2026-02-05", "2026-02" or "2026".
    std::optional<base::PartialDate> partial_date(std::string_view field, Needed needed = Needed::no);
    template <class I>
    std::optional<I> id(std::string_view field, Needed needed = Needed::no)
    {
        auto const value = id_value(field, needed);
        return value ? std::optional<I>{I{*value}} : std::nullopt;
    }
    std::vector<std::string> texts(std::string_view field);
    template <class I>
    std::vector<I> ids(std::string_view field)
    {
        std::vector<I> all;
        for (auto const value : id_values(field)) all.push_back(I{value});
        return all;
    }
    /// The objects of a list; ask each for its `error()` too, or take them up by `absorb`.
    std::vector<JsonBody> objects(std::string_view field);
    std::optional<JsonBody> object(std::string_view field, Needed needed = Needed::no);
    /// Takes the problems of an object inside; they are told under the name `field`.
    void absorb(std::string_view field, JsonBody const& inner);

    /// Everything wrong so far, as an `invalid` refusal; empty when all is well. Ask after the last field.
    std::optional<base::Error> error() const;

private:
    struct State;
    explicit JsonBody(std::unique_ptr<State> state);
    std::optional<std::int64_t> id_value(std::string_view field, Needed needed);
    std::vector<std::int64_t> id_values(std::string_view field);

    std::unique_ptr<State> state_;
};

/// Gives every text in a JSON document, the names of its fields too; none when it is not JSON.
void for_each_text(std::string_view json, std::function<void(std::string_view)> const& take);

}   // namespace web
