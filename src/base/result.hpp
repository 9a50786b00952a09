#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/expect.hpp"

namespace base {

/// What kind of "no" a request met. Mapped once: 422, 404, 403, 409; on the command line exit code 3.
enum class Refusal : std::uint8_t { invalid, not_found, forbidden, conflict };

/// One thing that stands in the way. `field` is a form field ("" = the whole form), `code` a message key of the
/// catalogues ("date.in_future"); both are string literals. `detail` is what was seen and fills {0} of the sentence.
struct Problem {
    std::string_view field;
    std::string_view code;
    std::string detail = {};

    friend bool operator==(Problem const&, Problem const&) = default;
};

/// A refusal with all problems found, never only the first.
struct Error {
    Refusal kind = Refusal::invalid;
    std::vector<Problem> problems = {};
};

/// A T, or an Error. Same shape as std::expected<T, Error> and gives way to it.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T const& operator*() const& { return checked(std::get_if<0>(&state_)); }
    T& operator*() & { return checked(std::get_if<0>(&state_)); }
    T&& operator*() && { return std::move(checked(std::get_if<0>(&state_))); }
    T const* operator->() const { return &**this; }
    T* operator->() { return &**this; }
    Error const& error() const { return checked(std::get_if<1>(&state_)); }

private:
    template <class V>
    static V& checked(V* value)
    {
        expect(value != nullptr, "a Result is asked for what it does not hold");
        return *value;
    }

    std::variant<T, Error> state_;
};

/// What an action without a value gives back.
struct Done {};

}   // namespace base
