#pragma once

#include "kernel/styles/check.hpp"
#include "kernel/styles/line.hpp"

/// What the parts of the check share.
namespace styles {

/// Gathers findings; those of one kind become one.
class Findings {
public:
    void add(Finding finding);
    std::vector<Finding> take() { return std::move(all_); }

private:
    std::vector<Finding> all_;
};

/// A document taken apart, and where its findings go.
struct Checking {
    documents::ReadDocument const& document;
    Rules const& rules;
    Parts const& parts;
    Findings& findings;

    Line const& line(int place) const { return parts.lines[static_cast<std::size_t>(place)]; }
    /// The type that the document names; null when it names none that is known.
    TypeOf const* type() const;
    bool may_lack_number() const;
};

/// "13–14", "12".
std::string words_of(Range const& range);
/// A number with at most one decimal.
std::string words_of(double value);

void check_pages(Checking const& checking);
void check_head(Checking const& checking);
void check_body(Checking const& checking);
void check_foot(Checking const& checking);
/// Size, bold, italic and capitals of one line.
void check_look(Checking const& checking, std::string_view part, int place);

}   // namespace styles
