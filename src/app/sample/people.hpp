#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "app/sample/random.hpp"
#include "base/date.hpp"

namespace app::sample {

/// An invented person, small enough for tens of millions; texts are made when they are written.
struct Person {
    std::uint16_t family = 0;   // into the lists of names
    std::uint16_t middle = 0;
    std::uint16_t given = 0;
    bool female = false;
    bool has_number = true;     // whether lists carry the identity number
    std::int32_t born = 0;      // days since 1970
    std::uint32_t serial = 0;   // last six digits of the identity number
};

std::string family_and_middle(Person const& person);
std::string given_name(Person const& person);
std::string full_name(Person const& person);
base::Date birth_day(Person const& person);
/// 12 digits, consistent with sex and year of birth, of Hà Nội.
std::string identity_number(Person const& person);

/// Makes people so that no two share full name, birth day and sex, nor an identity number: lists without numbers can
/// still tell them apart.
class PeopleMaker {
public:
    explicit PeopleMaker(Random& random) : random_(&random) {}
    Person make(int born_from_year, int born_to_year, std::uint32_t female_per_mille);

private:
    Random* random_;
    std::unordered_set<std::uint64_t> taken_;
    std::array<std::uint32_t, 300> serials_{};   // by year of birth since 1900 and sex, as the number has them
};

}   // namespace app::sample
