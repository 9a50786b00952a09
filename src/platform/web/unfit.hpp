#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/route.hpp"

namespace web {

/// Words that make it doubtful whether a text may be kept, and the sentence they stand in.
struct DoubtfulWords {
    std::string words;
    std::string sentence;
};

/// What people say of what they send: of files always, of texts when asked.
enum class Vouched : std::uint8_t { files, texts };

/// What is never taken in, whoever sends it, and what is only taken in when its sender vouches for it; app supplies the
/// rules. Null: everything is.
struct Unfit {
    std::optional<base::Problem> (*text)(std::string_view text) = nullptr;
    std::optional<base::Problem> (*file_name)(std::string_view name) = nullptr;
    /// Looks into a file. With it, senders of files must declare what they are.
    std::optional<base::Problem> (*content)(std::string_view bytes) = nullptr;
    std::optional<DoubtfulWords> (*doubtful)(std::string_view text, base::Date today) = nullptr;
    /// Keeps that somebody vouched, never what for.
    void (*note)(Context& context, Request const& request, Route const& route, Vouched vouched) = nullptr;
};

/// The first thing in a request that is not taken in: a value of its form, the name of a file, a text anywhere in its
/// JSON. Bodies that are neither are not looked into here, nor are the contents of files.
std::optional<base::Problem> unfit_in(Request const& request, Unfit const& unfit);

/// The fields by which a form or the multipart body of the API vouches, and the header by which any request of the API
/// does for its texts.
inline constexpr std::string_view declared_field = "declared_not_secret";
inline constexpr std::string_view confirmed_field = "confirmed_not_secret";
inline constexpr std::string_view confirmed_header = "confirmed-not-secret";
bool vouches(Request const& request, Vouched vouched);

/// A doubtful text of a request; `field` is its place in the form, 0 for JSON.
struct Doubt {
    std::size_t field = 0;
    DoubtfulWords found;
};
/// All doubtful texts: values of a form, texts in JSON. Left out: passwords, and what was typed to find a record that
/// was then picked (`name_text` beside `name`).
std::vector<Doubt> doubts_in(Request const& request, Unfit const& unfit, base::Date today);

}   // namespace web
