#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "platform/spreadsheets/package.hpp"

namespace spreadsheets {

/// Attributes of an element as expat gives them: name, value, name, value, …, null.
class Attributes {
public:
    explicit Attributes(char const** pairs) : pairs_(pairs) {}

    char const** begin() const { return pairs_; }
    /// The value of the attribute with this local name; "" when missing.
    std::string_view get(std::string_view local_name) const;

private:
    char const** pairs_;
};

/// What a reader of one part does with its elements. Names come without their prefix. Throwing Refused, or anything
/// else, ends the reading and passes through.
class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    virtual void start(std::string_view name, Attributes attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    /// Asked after every element: true ends the reading without a fault.
    bool finished = false;
};

/// Streams the part through the events. Document types (and so entities of the file's own) are refused, nesting is
/// limited. `on_progress` is told the bytes read so far, before they are parsed.
void parse_xml(Part part, XmlEvents& events, Limits const& limits,
               std::function<void(std::int64_t)> const& on_progress = {});

/// The same of a document at hand.
void parse_xml(std::string_view document, XmlEvents& events, Limits const& limits);

}   // namespace spreadsheets
