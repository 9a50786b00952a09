#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/web/html.hpp"
#include "platform/web/request.hpp"

/// What happens to a form when somebody else saved the record while it was being filled in: what only one of the two
/// changed is taken over, and what both changed is shown side by side. Nothing that was typed is lost.
namespace web {

struct FieldVersions {
    std::string field;    // of the form
    std::string before;   // when the form was opened
    std::string mine;     // as it was sent
    std::string theirs;   // as it is stored now
};
struct ThreeWay {
    std::map<std::string, std::string, std::less<>> values = {};   // for the form that is shown again
    std::vector<FieldVersions> both_changed = {};                  // differently; the form keeps mine
};
ThreeWay merged(std::span<FieldVersions const> fields);

/// Hidden fields "was.NAME" that tell what a form was opened with, and what they say when it is sent.
void remember(Html& out, std::span<std::pair<std::string, std::string> const> fields);
std::string remembered(Request const& request, std::string_view field);

/// What a field shows: the merged value, else as it was sent, else as it is stored.
std::string shown_value(Request const& request, std::string_view field, std::string stored, bool sent,
                        ThreeWay const* merged);

/// The fields that both changed, as people read them: field, mine, theirs, before.
struct ThreeWayLine {
    std::string label;
    std::string mine;
    std::string theirs;
    std::string before;
};
void three_way_table(Html& out, std::span<ThreeWayLine const> lines);

}   // namespace web
