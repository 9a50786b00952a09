#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start);
/// The value below which that share of the values lies; 0 without values.
double at_share(std::vector<double> values, double share);

/// Everything a part of the program is told on its command line, after its name.
using Words = std::span<char* const>;
std::string word(Words words, std::size_t place, std::string_view otherwise);
long number(Words words, std::size_t place, long otherwise);

/// The parts. Each prints lines of JSON for tests/bench/run.mjs.
int fill_people(Words words);
int fill_facts(Words words);
int fill_enterprises(Words words);
int fill_commune(Words words);
int search(Words words);
int merging_people(Words words);
int report(Words words);
int write_members(Words words);
int read_workbook(Words words);
int reorganise(Words words);
int serve_fixed(Words words);
int export_list(Words words);
int change_list(Words words);
int make_certificates(Words words);

}   // namespace bench
