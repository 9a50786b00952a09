#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace spreadsheets {

/// How Vietnamese was written before Unicode: letters of a Western alphabet that special fonts showed as Vietnamese.
/// tcvn3: fonts named .VnTime; vni: fonts named VNI-Times; windows1258: Microsoft's own.
enum class Legacy : std::uint8_t { none, tcvn3, vni, windows1258 };

/// "TCVN3 (.VnTime)", "VNI", "Windows-1258", "" for none.
std::string_view name_of(Legacy legacy);

/// Which of them the texts are written in: the one that turns most words with strange letters into Vietnamese
/// syllables, if that is nearly all of them and they were not Vietnamese before. At least three words are needed.
Legacy guess_legacy(std::span<std::string const> texts);

/// The text in Unicode (NFD where the old encoding wrote tones apart; clean it afterwards).
std::string to_unicode(Legacy legacy, std::string_view text);

/// Whether a word can be a Vietnamese syllable with accents: initial, vowels, final, at most one tone.
bool is_syllable(std::string_view word);

}   // namespace spreadsheets
