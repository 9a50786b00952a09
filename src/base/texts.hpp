#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/numbers.hpp"
#include "base/result.hpp"

namespace base {

/// A gettext id known at compile time: the English sentence itself, or a message key ("date.in_future").
class TextId {
public:
    consteval TextId(char const* id) : id_(id) {}
    constexpr std::string_view view() const { return id_; }

private:
    std::string_view id_;
};

/// The catalogue of one language, read once from an embedded .mo file; immutable afterwards.
class Catalogue {
public:
    /// `mo` must outlive the catalogue. Throws Bug when the bytes are not a gettext catalogue.
    Catalogue(Language language, std::string_view mo);

    Language language() const { return language_; }
    /// The text of `id`; `id` itself where the catalogue lacks it.
    std::string_view find(std::string_view id) const;

private:
    struct Slot {
        std::string_view id;
        std::string_view text;
    };

    Language language_;
    std::vector<Slot> slots_;   // open addressing, at most half full
};

/// What a page, a command or a message needs to speak one language. Cheap to copy.
class Texts {
public:
    explicit Texts(Catalogue const& catalogue) : catalogue_(&catalogue) {}

    Language language() const { return catalogue_->language(); }
    std::string_view tr(TextId id) const { return catalogue_->find(id.view()); }
    /// For ids that come from a table (kinds, states, columns), which the tables' tests keep in the catalogues.
    std::string_view of(std::string_view id) const { return catalogue_->find(id); }
    /// {0}, {1} … replaced by `values`.
    std::string tr(TextId id, std::initializer_list<std::string_view> values) const;
    /// The sentence for a problem.
    std::string problem(Problem const& problem) const;
    std::string number(std::int64_t value) const { return grouped(value, language()); }

private:
    Catalogue const* catalogue_;
};

/// {0}, {1} … in `pattern` replaced by `values`; everything else stays.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values);

}   // namespace base
