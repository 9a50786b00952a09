#include "platform/spreadsheets/xml.hpp"

#include <expat.h>

#include <array>
#include <cstring>
#include <exception>

#include "platform/spreadsheets/refused.hpp"

namespace spreadsheets {
namespace {

std::string_view local(char const* name)
{
    std::string_view const whole{name};
    auto const colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

struct ParserFree {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

/// expat is C: no exception may pass through its frames, so they wait here until it has returned.
class Parsing {
public:
    Parsing(XmlEvents& events, int max_depth)
        : parser_(XML_ParserCreate(nullptr)), events_(&events), max_depth_(max_depth)
    {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    /// Whether to go on.
    bool feed(std::span<char const> bytes, bool last)
    {
        auto const status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
        if (thrown_) std::rethrow_exception(thrown_);
        if (events_->finished) return false;
        if (status != XML_STATUS_OK) throw Refused{"workbook.broken"};
        return true;
    }

private:
    template <class Action>
    static void guarded(void* self, Action action)
    {
        auto& parsing = *static_cast<Parsing*>(self);
        // after a stop expat may still report what it had in hand
        if (parsing.stopped_) return;
        try {
            action(parsing);
        } catch (...) {
            parsing.thrown_ = std::current_exception();
        }
        if (parsing.thrown_ || parsing.events_->finished) {
            parsing.stopped_ = true;
            XML_StopParser(parsing.parser_.get(), XML_FALSE);
        }
    }
    static void on_start(void* self, char const* name, char const** attributes)
    {
        guarded(self, [&](Parsing& parsing) {
            if (++parsing.depth_ > parsing.max_depth_) throw Refused{"workbook.too_deep"};
            parsing.events_->start(local(name), Attributes{attributes});
        });
    }
    static void on_end(void* self, char const* name)
    {
        guarded(self, [&](Parsing& parsing) {
            --parsing.depth_;
            parsing.events_->end(local(name));
        });
    }
    static void on_text(void* self, char const* text, int length)
    {
        guarded(self, [&](Parsing& parsing) { parsing.events_->text({text, static_cast<std::size_t>(length)}); });
    }
    static void on_doctype(void* self, char const*, char const*, char const*, int)
    {
        guarded(self, [](Parsing&) { throw Refused{"workbook.doctype"}; });
    }

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree> parser_;
    XmlEvents* events_;
    int max_depth_;
    int depth_ = 0;
    bool stopped_ = false;
    std::exception_ptr thrown_;
};

}   // namespace

std::string_view Attributes::get(std::string_view local_name) const
{
    for (auto const** pair = pairs_; *pair != nullptr; pair += 2)
        if (local(*pair) == local_name) return pair[1];
    return {};
}

void parse_xml(Part part, XmlEvents& events, Limits const& limits, std::function<void(std::int64_t)> const& on_progress)
{
    Parsing parsing{events, limits.depth};
    std::array<char, 64 * 1024> buffer;
    while (true) {
        auto const got = part.read(buffer);
        if (on_progress) on_progress(part.bytes_read());
        if (!parsing.feed({buffer.data(), got}, got == 0) || got == 0) return;
    }
}

void parse_xml(std::string_view document, XmlEvents& events, Limits const& limits)
{
    Parsing parsing{events, limits.depth};
    parsing.feed(document, true);
}

}   // namespace spreadsheets
